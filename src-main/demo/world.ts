// Types only: the official SDK is what answers must be readable by, so its models type the world. Nothing of it is
// loaded at run time.
import type {
  AudienceSummary,
  AuditEventV1,
  ComputedTraitSummary,
  DestinationFilterV1,
  DestinationSubscription,
  DestinationV1,
  FunctionV1,
  InsertFunctionInstanceAlpha,
  LabelV1,
  PermissionV1,
  ProfilesWarehouseAlpha,
  RegulationListEntryV1,
  ReverseEtlModel,
  RoleV1,
  RuleV1,
  SourceSettingsOutputV1,
  SourceV1,
  Space as SpaceModel,
  SuppressedInner,
  TrackingPlanV1,
  TransformationV1,
  UserV1,
  WarehouseV1,
  WorkspaceV1,
} from '@segment/public-api-sdk-typescript'

/** A model of the SDK as plain JSON. Its enums are declared as numbers, by mistake, and are strings in truth. */
type Plain<T> = T extends number
  ? Same<T, number> extends true
    ? number
    : string
  : T extends (infer Item)[]
    ? Plain<Item>[]
    : T extends object
      ? { [Key in keyof T]: Plain<T[Key]> }
      : T

/** An enum of numbers and `number` can be assigned to each other; only asking for identity tells them apart. */
type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false

export type Label = Plain<LabelV1>
export type Permission = Plain<PermissionV1>
type PermissionResource = Permission['resources'][number]
export type User = Plain<UserV1> & { permissions: Permission[] }
export type Role = Plain<RoleV1>
export type Source = Plain<SourceV1> & { settings: Record<string, unknown> }
export type SourceSettings = Plain<SourceSettingsOutputV1>
export type Destination = Plain<DestinationV1>
export type DestinationFilter = Plain<DestinationFilterV1>
export type Subscription = Plain<DestinationSubscription>
export type Warehouse = Plain<WarehouseV1>
export type Rule = Plain<RuleV1>
export type SegmentFunction = Plain<FunctionV1> & { id: string; displayName: string }
type InsertFunctionInstance = Plain<InsertFunctionInstanceAlpha>
export type Transformation = Plain<TransformationV1>
export type ReverseEtl = Plain<ReverseEtlModel>
export type Space = Plain<SpaceModel>
export type Audience = Plain<AudienceSummary> & {
  audienceType: string
  computeCadence: { type: string }
  size: { count: number; type: string }
}
export type ComputedTrait = Plain<ComputedTraitSummary>
export type ProfilesWarehouse = Plain<ProfilesWarehouseAlpha>
export type Regulation = Plain<RegulationListEntryV1>
export type Suppression = Plain<SuppressedInner>
export type AuditEvent = Plain<AuditEventV1> & { actorEmail?: string }

/** What the API calls a user group; its `memberCount` is counted when asked. */
export interface Group {
  id: string
  name: string
  permissions: Permission[]
  memberIds: string[]
  invitedEmails: string[]
}

export interface TrackingPlan extends Plain<TrackingPlanV1> {
  name: string
  sourceIds: string[]
  rules: Rule[]
}

/** Newer than the SDK on npm, as are activations and live plugins: their types follow the catalogue. */
export interface Credential {
  id: string
  workspaceId: string
  name: string
  settings: Record<string, unknown>
  createdAt: string
  updatedAt: string
  sourceIds: string[]
  warehouseIds: string[]
}

export interface Activation {
  id: string
  enabled: boolean
  workspaceId: string
  spaceId: string
  audienceId: string
  connectionId: string
  activationType: string
  activationName: string
  personalization: { profile: { properties: string[] } }
  destinationMapping: { actionId: string; settings: Record<string, unknown> }
}

export interface LivePlugin {
  id: string
  sourceId: string
  createdAt: string
  createdBy: string
  downloadURL: string
  version: number
  code: string
}

export interface SpaceFilter {
  id: string
  workspaceId: string
  /** The space's. */
  integrationId: string
  enabled: boolean
  name: string
  description: string
  if: string
  drop: boolean
  createdAt: string
  updatedAt: string
}

export interface FunctionVersion {
  id: string
  functionId: string
  author: string
  code: string
  isDeployed: boolean
  createdAt: string
  updatedAt: string
  deployedAt?: string
}

export interface AudienceDestination {
  id: string
  audienceId: string
  name: string
  sourceId: string
  enabled: boolean
  createdAt: string
  updatedAt: string
  destinationId: string
  settings: Record<string, unknown>
  metadata: Destination['metadata']
}

export interface AudienceSchedule {
  id: string
  audienceId: string
  strategy: string
  config: Record<string, unknown>
  nextExecution: string
}

/** All of a workspace, as the API shows it. Lists are in the order in which the API lists them. */
export interface World {
  workspace: Plain<WorkspaceV1>
  users: User[]
  groups: Group[]
  roles: Role[]
  /** E-mail addresses. */
  invites: string[]
  labels: Label[]
  sources: Source[]
  /** By the source's id. */
  sourceSettings: Record<string, SourceSettings>
  destinations: Destination[]
  filters: DestinationFilter[]
  subscriptions: Subscription[]
  warehouses: Warehouse[]
  warehouseConnections: { warehouseId: string; sourceId: string }[]
  trackingPlans: TrackingPlan[]
  functions: SegmentFunction[]
  /** Oldest first. */
  functionVersions: FunctionVersion[]
  insertFunctionInstances: (InsertFunctionInstance & { functionId: string })[]
  transformations: Transformation[]
  reverseEtlModels: ReverseEtl[]
  credentials: Credential[]
  spaces: Space[]
  audiences: Audience[]
  computedTraits: ComputedTrait[]
  activations: Activation[]
  audienceDestinations: AudienceDestination[]
  audienceSchedules: AudienceSchedule[]
  spaceFilters: SpaceFilter[]
  profilesWarehouses: ProfilesWarehouse[]
  livePlugins: LivePlugin[]
  regulations: (Regulation & { sourceId?: string })[]
  suppressions: Suppression[]
  /** Oldest first; the API answers the newest first. */
  auditEvents: AuditEvent[]
}

export const OWNER = 'Workspace Owner'

export function isOwner(user: { permissions: Permission[] }): boolean {
  return user.permissions.some((permission) => permission.roleName === OWNER)
}

/** A role on the whole workspace, or on `resources`. Throws when the workspace has no such role. */
export function grant(
  world: Pick<World, 'roles' | 'workspace'>,
  roleName: string,
  resources: PermissionResource[] = [{ id: world.workspace.id, type: 'WORKSPACE', labels: [] }],
): Permission {
  const role = world.roles.find(({ name }) => name === roleName)
  if (!role) throw new Error(`The workspace has no role called ${roleName}`)
  return { roleId: role.id, roleName, resources }
}
