import type { AccessReview } from '../../../../src-preload/contract'
import { SearchInput } from '../../../components/search-input'
import { Select } from '../../../components/select'
import { useCall } from '../../../state/use-call'
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
  const count = (title: string, of: number) => `${title} (${of.toLocaleString()})`
  return (
    <div className="row-wrap">
      <Select
        label="Show"
        value={shown.show ?? ''}
        options={[
          { value: '', label: count('All', items) },
          { value: 'undecided', label: count('Undecided', undecided) },
          { value: 'keep', label: count('Keep', keep) },
          { value: 'revoke', label: count('Revoke', revoke) },
          { value: 'ask', label: count('Ask', ask) },
          { value: 'still_there', label: count('To be revoked, still there', stillThere) },
          { value: 'gone', label: count('Gone since', gone) },
          { value: 'new', label: count('New since', added) },
        ]}
        onChange={(show) => onChange({ ...shown, show: show === '' ? null : show })}
      />
      {shown.show !== 'new' && (
        <>
          <Select
            label="Role"
            value={shown.roleName}
            options={[
              { value: '', label: 'All roles' },
              ...roles.map(({ roleName, undecided: left }) => ({
                value: roleName,
                label: left > 0 ? `${roleName} (${left.toLocaleString()} undecided)` : roleName,
              })),
            ]}
            onChange={(roleName) => onChange({ ...shown, roleName })}
          />
          <SearchInput
            label="Search people and groups"
            value={shown.search}
            onChange={(search) => onChange({ ...shown, search })}
          />
        </>
      )}
    </div>
  )
}
