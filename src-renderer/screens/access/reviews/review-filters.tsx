import type { AccessReview } from '../../../../src-preload/contract'
import { SearchInput } from '../../../components/search-input'
import { Select } from '../../../components/select'
import { useCall } from '../../../state/use-call'
import { t } from '../../../texts'
import { formatNumber } from '../../../texts/format'
import type { Shown } from './shown'

/** Narrows a campaign's list. */
export function ReviewFilters({
  review,
  shown,
  onChange,
}: {
  review: AccessReview
  shown: Shown
  onChange(shown: Shown): void
}) {
  const { id: reviewId, items, undecided, keep, revoke, ask, gone, added, stillThere } = review
  const roles = useCall('listReviewRoles', { reviewId }, ['reviews']).data ?? []
  const count = (title: string, of: number) => `${title} (${formatNumber(of)})`
  return (
    <div className="row-wrap">
      <Select
        label={t('access.reviewFilters.show')}
        value={shown.show ?? ''}
        options={[
          { value: '', label: count(t('access.reviewFilters.all'), items) },
          { value: 'undecided', label: count(t('access.reviewFilters.undecided'), undecided) },
          { value: 'keep', label: count(t('access.reviewFilters.keep'), keep) },
          { value: 'revoke', label: count(t('access.reviewFilters.revoke'), revoke) },
          { value: 'ask', label: count(t('access.reviewFilters.ask'), ask) },
          { value: 'still_there', label: count(t('access.reviewFilters.toBeRevokedStillThere'), stillThere) },
          { value: 'gone', label: count(t('access.reviewFilters.goneSince'), gone) },
          { value: 'new', label: count(t('access.reviewFilters.newSince'), added) },
        ]}
        onChange={(show) => onChange({ ...shown, show: show === '' ? null : show })}
      />
      {shown.show !== 'new' && (
        <>
          <Select
            label={t('access.reviewFilters.role')}
            value={shown.roleName}
            options={[
              { value: '', label: t('access.reviewFilters.allRoles') },
              ...roles.map(({ roleName, undecided: left }) => ({
                value: roleName,
                label: left > 0 ? t('access.reviewFilters.undecided2', { role: roleName, left }) : roleName,
              })),
            ]}
            onChange={(roleName) => onChange({ ...shown, roleName })}
          />
          <SearchInput
            label={t('access.reviewFilters.searchPeopleAndGroups')}
            value={shown.search}
            onChange={(search) => onChange({ ...shown, search })}
          />
        </>
      )}
    </div>
  )
}
