import type { OutputOf } from '../../../../src-preload/contract'
import { t } from '../../../texts'
import { formatNumber } from '../../../texts/format'

/** Which roles a campaign is about. */
export function RoleChoice({
  roles,
  chosen,
  onChange,
}: {
  roles: OutputOf<'listAccessRoles'>
  chosen: string[]
  onChange(chosen: string[]): void
}) {
  return (
    <fieldset className="review-roles">
      <legend className="field-label">{t('access.roleChoice.roles')}</legend>
      {roles.map(({ roleName, people }) => (
        <label key={roleName}>
          <input
            type="checkbox"
            checked={chosen.includes(roleName)}
            onChange={({ target }) =>
              onChange(target.checked ? [...chosen, roleName] : chosen.filter((one) => one !== roleName))
            }
          />
          <span className="truncate">{roleName}</span>
          <span className="faint small">{formatNumber(people)}</span>
        </label>
      ))}
    </fieldset>
  )
}
