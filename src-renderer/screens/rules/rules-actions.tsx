import { Ban, Download, Ellipsis, Plus, Upload } from 'lucide-react'
import { useState } from 'react'
import { Link } from 'wouter'
import { IconButton } from '../../components/button'
import { Menu, MenuItem } from '../../components/menu'
import { chooseTextFile } from '../../state/choose-text-file'
import { useAction } from '../../state/use-action'
import { t } from '../../texts'
import { ImportRules } from './import-rules'
import { exportRules } from './rule-files'

export function RulesActions({ own }: { own: boolean }) {
  const [source, setSource] = useState<string | null>(null)
  const open = useAction(async () => setSource(await chooseTextFile('.yaml,.yml,.json')))
  const save = useAction(() => exportRules('sightline-rules'))
  return (
    <>
      <Link className="button" href="/rules/-/suppressions">
        <Ban size={15} aria-hidden />
        {t('rules.rulesActions.suppressions')}
      </Link>
      <Link className="button button-primary" href="/rules/-/new">
        <Plus size={15} aria-hidden />
        {t('rules.rulesActions.newRule')}
      </Link>
      <Menu
        trigger={
          <IconButton label={t('common.moreActions')}>
            <Ellipsis size={16} />
          </IconButton>
        }
      >
        <MenuItem icon={<Upload size={15} aria-hidden />} onSelect={() => void open.run()}>
          {t('rules.rulesActions.importRules')}
        </MenuItem>
        <MenuItem icon={<Download size={15} aria-hidden />} disabled={!own} onSelect={() => void save.run()}>
          {t('rules.rulesActions.exportYourOwnRules')}
        </MenuItem>
      </Menu>
      {source !== null && <ImportRules source={source} onClose={() => setSource(null)} />}
    </>
  )
}
