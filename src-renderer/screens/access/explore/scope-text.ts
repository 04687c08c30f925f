import type { AccessGrant, AccessScope } from '../../../../src-preload/contract'
import { withinASentence } from '../../../components/within-a-sentence'
import { useTypeTitle } from '../../../state/resource-types'
import { t } from '../../../texts'
import { formatList } from '../../../texts/format'

/** What a role was granted on, in a few words. */
export function useScopeText(): (scope: AccessScope) => string {
  const typesText = useTypesText()
  return ({ kind, name, id, labels, types }) => {
    if (kind === 'everything' || kind === 'itself') return t(`access.scopeText.${kind}`)
    if (kind === 'types') return t('access.scopeText.types', { types: typesText(types) })
    return kind === 'labels'
      ? t('access.scopeText.labelled', { labels: formatList(labels, 'or') })
      : (name ?? t('access.scopeText.noLongerThere', { id: id ?? '' }))
  }
}

/** The same within a sentence: “on all sources”. */
export function useOnScope(): (scope: AccessScope) => string {
  const scopeText = useScopeText()
  const typesText = useTypesText()
  return (scope) => {
    if (scope.kind === 'everything') return t('access.grantDetail.onEverything')
    if (scope.kind === 'itself') return t('access.grantDetail.onItself')
    if (scope.kind === 'types') return t('access.grantDetail.onTypes', { types: typesText(scope.types) })
    return scope.kind === 'labels'
      ? t('access.grantDetail.onLabelled', { labels: formatList(scope.labels, 'or') })
      : t('access.grantDetail.on', { thing: scopeText(scope) })
  }
}

/** “sources and spaces”, within a sentence. */
export function useTypesText(): (types: string[]) => string {
  const typeTitle = useTypeTitle()
  return (types) => formatList(types.map((type) => withinASentence(typeTitle(type))))
}

export const wayText = ({ groupId, groupName }: AccessGrant) =>
  groupId === null
    ? t('access.scopeText.direct')
    : t('access.scopeText.group', { group: groupName ?? groupId })
