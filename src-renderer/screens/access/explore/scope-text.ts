import type { AccessGrant, AccessScope } from '../../../../src-preload/contract'
import { t } from '../../../texts'
import { formatList } from '../../../texts/format'

/** What a role was granted on, in a few words. */
export function scopeText({ kind, name, id, labels }: AccessScope): string {
  if (kind === 'everything') return t('access.scopeText.everything')
  return kind === 'labels'
    ? t('access.scopeText.labelled', { labels: formatList(labels, 'or') })
    : (name ?? t('access.scopeText.noLongerThere', { id: id ?? '' }))
}

export const wayText = ({ groupId, groupName }: AccessGrant) =>
  groupId === null
    ? t('access.scopeText.direct')
    : t('access.scopeText.group', { group: groupName ?? groupId })
