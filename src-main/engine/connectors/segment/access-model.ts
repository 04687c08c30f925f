import type { AccessModel } from '../access-model'

/** Roles by what Segment's documentation says they are about. */
const about = (type: string, ...names: string[]) => names.map((name) => ({ name, reaches: [type] }))

export const accessModel: AccessModel = {
  permissions: 'segment_permission',
  effective: 'segment_effective_access',
  person: { type: 'segment_user', principal: 'user', name: 'name', email: 'email' },
  group: { type: 'segment_user_group', principal: 'user_group', name: 'name', members: 'members' },
  role: { type: 'segment_role', name: 'name', description: 'description' },
  resources: [
    { type: 'segment_workspace', kind: 'WORKSPACE', name: 'name' },
    { type: 'segment_source', kind: 'SOURCE', name: 'name', labels: 'labels' },
    {
      type: 'segment_warehouse',
      kind: 'WAREHOUSE',
      name: "coalesce(nullif(settings ->> 'name', ''), metadata ->> 'name', id)",
    },
    // Spaces have labels, too, which the API leaves out.
    { type: 'segment_space', kind: 'SPACE', name: 'name' },
    { type: 'segment_function', kind: 'FUNCTION', name: 'coalesce(displayName, id)' },
  ],
  everything: 'WORKSPACE',
  owner: 'Workspace Owner',
  roles: [
    { name: 'Minimal Workspace Access', reaches: [] },
    { name: 'Workspace Member', reaches: [] },
    ...about('segment_source', 'Source Admin'),
    { name: 'Source Read-only', reaches: ['segment_source'], within: ['Source Admin'] },
    ...about('segment_warehouse', 'Warehouse Admin'),
    { name: 'Warehouse Read-only', reaches: ['segment_warehouse'], within: ['Warehouse Admin'] },
    ...about('segment_function', 'Function Admin', 'Functions Admin'),
    { name: 'Function Read-only', reaches: ['segment_function'], within: ['Function Admin'] },
    ...about('segment_space', 'Unify and Engage Admin', 'Engage Admin', 'Engage User', 'Identity Admin'),
    { name: 'Engage Read-only', reaches: ['segment_space'], within: ['Engage Admin', 'Engage User'] },
    {
      name: 'Unify and Engage Read-only',
      reaches: ['segment_space'],
      within: ['Unify and Engage Admin'],
    },
    ...about('segment_tracking_plan', 'Tracking Plan Admin'),
    {
      name: 'Tracking Plan Read-only',
      reaches: ['segment_tracking_plan'],
      within: ['Tracking Plan Admin'],
    },
    ...about('segment_regulation', 'End User Privacy Admin'),
    // It shows what others may look at in full: nothing to one who may look at nothing.
    { name: 'PII Access', reaches: [], widens: true },
  ],
}
