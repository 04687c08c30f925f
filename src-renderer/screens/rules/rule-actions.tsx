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
          {rule.enabled ? 'Enabled' : 'Disabled'}
        </span>
        <Switch label="Enabled" checked={rule.enabled} onChange={(enabled) => void set.run(enabled)} />
      </span>
      <Link className="button" href={ruleRoute(rule.id, 'backtest')}>
        <History size={15} aria-hidden />
        Backtest
      </Link>
      {rule.managed ? (
        <Link className="button" href={ruleRoute(rule.id, 'duplicate')}>
          <Copy size={15} aria-hidden />
          Duplicate
        </Link>
      ) : (
        <Link className="button" href={ruleRoute(rule.id, 'edit')}>
          <Pencil size={15} aria-hidden />
          Edit
        </Link>
      )}
      <Menu
        trigger={
          <IconButton label="More actions">
            <Ellipsis size={16} />
          </IconButton>
        }
      >
        <MenuItem
          icon={<Ban size={15} aria-hidden />}
          onSelect={() => openSuppressing({ scope: 'rule', rule })}
        >
          Suppress findings…
        </MenuItem>
        {!rule.managed && (
          <MenuItem
            icon={<Copy size={15} aria-hidden />}
            onSelect={() => navigate(ruleRoute(rule.id, 'duplicate'))}
          >
            Duplicate
          </MenuItem>
        )}
        <MenuItem icon={<Download size={15} aria-hidden />} onSelect={() => void save.run()}>
          Export as YAML
        </MenuItem>
        {!rule.managed && (
          <>
            <MenuSeparator />
            <MenuItem danger icon={<Trash2 size={15} aria-hidden />} onSelect={() => setDeleting(true)}>
              Delete…
            </MenuItem>
          </>
        )}
      </Menu>
      <DeleteRule rule={rule} open={deleting} onClose={() => setDeleting(false)} />
    </>
  )
}
