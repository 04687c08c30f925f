import { BellPlus, Plus } from 'lucide-react'
import { useState } from 'react'
import { Link } from 'wouter'
import type { AlertRule } from '../../../../src-preload/contract'
import { QueryView } from '../../../components/query-view'
import { EmptyState } from '../../../components/states'
import { useCall } from '../../../state/use-call'
import { t } from '../../../texts'
import { useChannels } from '../channels/use-channels'
import { AlertRuleRow } from './alert-rule-row'
import { DeleteAlertRule } from './delete-alert-rule'
import { useNames } from './use-names'

/** What is told where, and when. */
export function AlertRulesTab() {
  const rules = useCall('listAlertRules', {}, ['channels'])
  const channels = useChannels()
  const names = useNames()
  const [deleting, setDeleting] = useState<AlertRule | null>(null)
  return (
    <QueryView state={rules}>
      {(all) =>
        all.length === 0 ? (
          <NoAlertRules />
        ) : (
          <>
            <ul className="box list alert-rules">
              {all.map((rule) => (
                <AlertRuleRow
                  key={rule.id}
                  rule={rule}
                  names={names}
                  channels={channels.data ?? []}
                  onDelete={() => setDeleting(rule)}
                />
              ))}
            </ul>
            {deleting && <DeleteAlertRule rule={deleting} onClose={() => setDeleting(null)} />}
          </>
        )
      }
    </QueryView>
  )
}

function NoAlertRules() {
  return (
    <EmptyState
      icon={<BellPlus size={20} aria-hidden />}
      title={t('alerts.alertRules.nothingIsToldAnywhere')}
      actions={
        <Link href="/alerts/rules/new" className="button button-primary">
          <Plus size={15} aria-hidden />
          {t('alerts.alertRules.newAlertRule')}
        </Link>
      }
    >
      {t('alerts.alertRules.anAlertRuleSaysWhich')}
    </EmptyState>
  )
}
