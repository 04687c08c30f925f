import type { AccessGrant, AccessScope } from '../../../../src-preload/contract'

/** What a role was granted on, in a few words. */
export function scopeText({ kind, name, id, labels }: AccessScope): string {
  if (kind === 'everything') return 'Everything'
  return kind === 'labels' ? `Labelled ${labels.join(' or ')}` : (name ?? `${id} (no longer there)`)
}

export const wayText = ({ groupId, groupName }: AccessGrant) =>
  groupId === null ? 'Direct' : `Group ${groupName ?? groupId}`
