import { Ban, Copy, Download, Ellipsis, History, Pencil, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { Link } from 'wouter'
import type { Rule } from '../../../src-preload/contract'
import { IconButton } from '../../components/button'
import { Menu, MenuItem, MenuSeparator } from '../../components/menu'
import { Switch } from '../../components/switch'
import { api } from '../../state/bridge'
import { navigate } from '../../state/location'
import { useAction } from '../../state/use-action'
import { t } from '../../texts'
import { DeleteRule } from './delete-rule'
import { exportRules } from './rule-files'
import { ruleRoute } from './rule-route'
import { openSuppressing } from './suppressing/suppressing-store'

/** What can be done with one rule. */
export function RuleActions({ rule }: { rule: Rule }) {
  const [deleting, setDeleting] = useState(false)
  const set = useAction((enabled: boolean) => api.setRule({ ruleId: rule.id, enabled }))
  const save = useAction(() => exportRules(rule.id, [rule.id]))
  return (
    <>
      <span className="row">
        <span className="small soft" aria-hidden>
          {rule.enabled ? t('common.enabled') : t('common.disabled')}
        </span>
        <Switch
          label={t('common.enabled')}
          checked={rule.enabled}
          onChange={(enabled) => void set.run(enabled)}
        />
      </span>
      <Link className="button" href={ruleRoute(rule.id, 'backtest')}>
        <History size={15} aria-hidden />
        {t('rules.ruleActions.backtest')}
      </Link>
      {rule.managed ? (
        <Link className="button" href={ruleRoute(rule.id, 'duplicate')}>
          <Copy size={15} aria-hidden />
          {t('common.duplicate')}
        </Link>
      ) : (
        <Link className="button" href={ruleRoute(rule.id, 'edit')}>
          <Pencil size={15} aria-hidden />
          {t('common.edit')}
        </Link>
      )}
      <Menu
        trigger={
          <IconButton label={t('common.moreActions')}>
            <Ellipsis size={16} />
          </IconButton>
        }
      >
        <MenuItem
          icon={<Ban size={15} aria-hidden />}
          onSelect={() => openSuppressing({ scope: 'rule', rule })}
        >
          {t('rules.ruleActions.suppressFindings')}
        </MenuItem>
        {!rule.managed && (
          <MenuItem
            icon={<Copy size={15} aria-hidden />}
            onSelect={() => navigate(ruleRoute(rule.id, 'duplicate'))}
          >
            {t('common.duplicate')}
          </MenuItem>
        )}
        <MenuItem icon={<Download size={15} aria-hidden />} onSelect={() => void save.run()}>
          {t('rules.ruleActions.exportAsYaml')}
        </MenuItem>
        {!rule.managed && (
          <>
            <MenuSeparator />
            <MenuItem danger icon={<Trash2 size={15} aria-hidden />} onSelect={() => setDeleting(true)}>
              {t('common.deleteAsk')}
            </MenuItem>
          </>
        )}
      </Menu>
      <DeleteRule rule={rule} open={deleting} onClose={() => setDeleting(false)} />
    </>
  )
}
