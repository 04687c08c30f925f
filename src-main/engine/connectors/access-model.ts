/**
 * What of a provider's resources tells who may do what, by which access is asked for without knowing the provider.
 * Columns of its two views that stand for the same have the same names; a limit is a JSON array of `{key, value}`.
 */
export interface AccessModel {
  /**
   * The derived view with one row for each role that a person or a group was granted: principalType, principalId,
   * roleId, roleName, resourceType, resourceId, labels, _integrationId.
   */
  permissions: string
  /**
   * The derived view with one row for each role that a person has, and the way it came: userId, userName, userEmail,
   * roleId, roleName, resourceType, resourceId, labels, path, groupId, groupName, _integrationId.
   */
  effective: string
  person: Holder & { email: string }
  /** `members`: a JSON array of objects with an id. */
  group: Holder & { members: string }
  /** What roles are, as a resource type: the columns with its name and with what it allows. */
  role: { type: string; name: string; description: string }
  /** What roles are granted on. */
  resources: AccessTarget[]
  /** Of these, the one that stands for all others. A permission that names nothing is on it as well. */
  everything: string
  /** Whoever has it may do all that the others allow. */
  owner: string
  /** Roles that are known. One that isn't may reach anything: rather said once too often. */
  roles: {
    name: string
    /** The resource types it is about: none where it is about the workspace itself, and nothing in it. */
    reaches: string[]
    /** It is about no type of its own, but about whatever the other roles of its holder reach. */
    widens?: true
    /** Roles that allow all that it does, beside the owner's. */
    within?: string[]
  }[]
}

interface Holder {
  /** The resource type. */
  type: string
  /** As principalType says it. */
  principal: string
  /** The column of the type's view. */
  name: string
}

export interface AccessTarget {
  type: string
  /** As resourceType of the access views says it. */
  kind: string
  /** SQL over the type's view. */
  name: string
  /** The column with its labels, where it can be told which it has. */
  labels?: string
}
