import type { AccessSummary } from '../../../../src-preload/contract'
import { t } from '../../../texts'

/** What somebody's access comes to, in a sentence or two. */
export function inWords({ kind, detail, grants, people, direct }: AccessSummary): string {
  if (kind === 'thing')
    return people === 0
      ? t('access.summary.nobodyHasARoleOn')
      : t('access.summary.canTouchItThroughOf', {
          people: t('common.counts.person', { count: people }),
          grants: t('common.counts.grant', { count: grants }),
          direct,
        })
  if (kind === 'group') {
    const members = t('common.counts.member', { count: people })
    return grants === 0
      ? t('access.summary.groupGivesNone', { members })
      : t('access.summary.groupGives', { members, grants: t('common.counts.grant', { count: grants }) })
  }
  if (kind === 'role') {
    const who =
      people === 0
        ? t('access.summary.nobodyHasThisRole')
        : t('access.summary.haveIt', {
            people: t('common.counts.person', { count: people }),
            grants: t('common.counts.grant', { count: grants }),
            direct,
          })
    return detail ? `${detail.replace(/[.\s]+$/, '')}. ${who}` : who
  }
  const roles =
    grants === 0 ? t('access.summary.noRole') : t('access.summary.roles', { count: grants, direct })
  return detail ? `${detail}. ${roles}` : roles
}
