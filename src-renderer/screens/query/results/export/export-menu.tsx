import { Download } from 'lucide-react'
import { type ExportFormat, exportFormats } from '../../../../../src-preload/contract'
import { Button } from '../../../../components/button'
import { Menu, MenuItem } from '../../../../components/menu'
import { t } from '../../../../texts'
import type { Shown } from '../../run/run'
import { tabById } from '../../tabs/tab-store'
import { startExport } from './start-export'

const titles: Record<ExportFormat, string> = {
  csv: 'CSV',
  json: 'JSON',
  get ndjson() {
    return t('query.exportMenu.ndjsonOneObjectALine')
  },
}

/** All rows, not only those on the screen. */
export function ExportMenu({ tabId, shown }: { tabId: string; shown: Shown }) {
  return (
    <Menu
      trigger={
        <Button size="small" kind="ghost" icon={<Download size={15} aria-hidden />}>
          {t('query.exportMenu.export')}
        </Button>
      }
    >
      {exportFormats.map((format) => (
        <MenuItem
          key={format}
          onSelect={() => void startExport(shown, format, tabById(tabId)?.name ?? 'query')}
        >
          {titles[format]}
        </MenuItem>
      ))}
    </Menu>
  )
}
