import { useIntegrations } from '../../../state/integrations'
import { useTypeTitle } from '../../../state/resource-types'
import { useRules } from '../../../state/rules'
import { useCall } from '../../../state/use-call'
import { t } from '../../../texts'

/** What people know things as, by their ids. */
export interface Names {
  rule(id: string): string
  query(id: string): string
  pack(id: string): string
  integration(id: string): string
  /** Of one resource of a type. */
  type(key: string): string
}

export function useNames(): Names {
  const rules = useRules((state) => state.data)
  const integrations = useIntegrations((state) => state.data)
  const queries = useCall('listQueries', {}, ['queries']).data
  const packs = useCall('listCompliancePacks', {}).data
  const titleOf = useTypeTitle()
  return {
    rule: naming(rules, t('alerts.useNames.aDeletedRule')),
    query: naming(queries, t('alerts.useNames.aDeletedQuery')),
    pack: naming(packs, t('alerts.useNames.aPackThatIsGone')),
    integration: naming(integrations, t('alerts.useNames.aDeletedIntegration')),
    type: (key) => titleOf(key, 'singular'),
  }
}

function naming(all: { id: string; name: string }[] | null | undefined, gone: string) {
  // While they are loading, nothing is known to be deleted.
  return (id: string) => all?.find((one) => one.id === id)?.name ?? (all ? gone : '…')
}
