import { Download } from 'lucide-react'
import { type MirrorExportFormat, mirrorExportFormats } from '../../../src-preload/contract'
import { Button } from '../../components/button'
import { Card } from '../../components/card'
import { CodeBlock } from '../../components/code-block'
import { Menu, MenuItem } from '../../components/menu'
import { QueryView } from '../../components/query-view'
import { SettingRow } from '../../components/setting-row'
import { SkeletonLines } from '../../components/skeleton'
import { api, host } from '../../state/bridge'
import { beginExport } from '../../state/exports'
import { useCall } from '../../state/use-call'
import { t } from '../../texts'

/** All of it to take along: a browser can't be asked for a folder, so that there it is a command. */
export function MirrorExport() {
  return (
    <Card title={t('settings.mirrorExport.title')} flush>
      <div className="list">
        <SettingRow title={t('settings.mirrorExport.everything')} note={t('settings.mirrorExport.what')}>
          {host === 'desktop' && (
            <Menu
              trigger={
                <Button icon={<Download size={15} aria-hidden />}>{t('settings.mirrorExport.export')}</Button>
              }
            >
              {mirrorExportFormats.map((format) => (
                <MenuItem key={format} onSelect={() => void begin(format)}>
                  {t(`settings.mirrorExport.formats.${format}`)}
                </MenuItem>
              ))}
            </Menu>
          )}
        </SettingRow>
        {host === 'browser' && (
          <div className="list-row">
            <div className="stack command">
              <p className="small soft">{t('settings.mirrorExport.inTerminal')}</p>
              <ExportCommand />
            </div>
          </div>
        )}
      </div>
    </Card>
  )
}

function ExportCommand() {
  return (
    <QueryView state={useCall('about', {})} loading={<SkeletonLines lines={1} />}>
      {({ commandLine }) => (
        <CodeBlock
          label={t('settings.mirrorExport.command')}
          code={`${commandLine} export mirror/ --format parquet`}
        />
      )}
    </QueryView>
  )
}

const begin = (format: MirrorExportFormat) =>
  beginExport((exportId) => api.exportMirror({ exportId, format }))
