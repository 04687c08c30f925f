import type { OutputOf } from '../../../../src-preload/contract'

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
      <legend className="field-label">Roles</legend>
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
          <span className="faint small">{people.toLocaleString()}</span>
        </label>
      ))}
    </fieldset>
  )
}
