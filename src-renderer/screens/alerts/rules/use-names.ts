import { useIntegrations } from '../../../state/integrations'
import { useTypeTitle } from '../../../state/resource-types'
import { useRules } from '../../../state/rules'
import { useCall } from '../../../state/use-call'

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
    rule: naming(rules, 'a deleted rule'),
    query: naming(queries, 'a deleted query'),
    pack: naming(packs, 'a pack that is gone'),
    integration: naming(integrations, 'a deleted integration'),
    type: (key) => titleOf(key, 'singular'),
  }
}

function naming(all: { id: string; name: string }[] | null | undefined, gone: string) {
  // While they are loading, nothing is known to be deleted.
  return (id: string) => all?.find((one) => one.id === id)?.name ?? (all ? gone : '…')
}
