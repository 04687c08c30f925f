import type { Page } from './basics'

/** How many people have which role through which group, or directly. */
export interface AccessMap {
  /** The resource type of groups. */
  groupType: string
  /** The resource type of roles. */
  roleType: string
  /** The owner's first, then by how many have it. */
  roles: { roleId: string; roleName: string; owner: boolean }[]
  /** `groupId` null: directly. `people` are counted by role id. */
  rows: { groupId: string | null; name: string; people: Record<string, number> }[]
  /** There are so many beside those that are listed. */
  moreRoles: number
  moreRows: number
}

/** What can be asked of a resource's access: what a person may touch, what a group gives, who has a role, who may touch a thing. */
export const accessKinds = ['person', 'group', 'role', 'thing'] as const
export type AccessKind = (typeof accessKinds)[number]

/** A resource whose access can be asked for. */
export interface AccessSubject {
  integrationId: string
  integrationName: string
  kind: AccessKind
  type: string
  id: string
  name: string
  /** A person's mail address, a group's size, what a role allows. */
  detail: string | null
}

/**
 * What a role was granted on: all of the workspace, of that what has one of some labels, or one thing. All of the
 * workspace is everything only for a role that is about everything: for others it is all of some types, or the
 * workspace itself and nothing in it.
 */
export interface AccessScope {
  kind: 'everything' | 'types' | 'itself' | 'labels' | 'thing'
  /** Of a thing; its name is null once it is gone. */
  type: string | null
  id: string | null
  name: string | null
  /** As `key:value`. */
  labels: string[]
  /** Resource types, all of each. */
  types: string[]
}

/** A role that somebody has, and the way it came. */
export interface AccessGrant {
  /** Names it among the grants of its holder, which is the group where there is one. */
  key: string
  /** Null where it is a group's own. */
  personId: string | null
  personName: string | null
  personEmail: string | null
  /** Null: granted to the person directly. */
  groupId: string | null
  groupName: string | null
  roleId: string
  roleName: string
  scope: AccessScope
}

/** How much of a resource type somebody's roles are about. */
export interface AccessReach {
  type: string
  reached: number
  total: number
  /** By a role on all of it, now and in future. */
  everything: boolean
}

/** What its access comes to. */
export interface AccessSummary extends AccessSubject {
  grants: number
  /** Who has one of them: 1 for a person, the members for a group. */
  people: number
  /** Grants that came directly. */
  direct: number
  /** Of a person or group. */
  reach: AccessReach[]
  /** Of a role or thing: how people came to it, whichever way was asked for. Directly comes first. */
  ways: AccessEntry[]
}

/** One way to a role or thing, and how many people take it. */
export interface AccessEntry {
  /** Null: directly. */
  groupId: string | null
  groupName: string | null
  people: number
}

/** A thing that somebody may touch. */
export interface ReachedThing {
  type: string
  id: string
  name: string
  roles: string[]
}

/** Drawn from left to right: people, groups, roles, what they are granted on. */
export interface AccessGraph {
  nodes: AccessNode[]
  edges: { from: string; to: string }[]
  /** Ways that would have been too many to be read. */
  left: number
}

export interface AccessNode {
  id: string
  /** `people` and `things` stand for several. */
  kind: 'person' | 'people' | 'group' | 'role' | Exclude<AccessScope['kind'], 'thing'> | 'thing' | 'things'
  title: string
  detail: string | null
  /** Of `types`. */
  types: string[]
  /** Of `people` and `things`: how many. */
  count: number
  /** What is opened from it. */
  subject: { type: string; id: string } | null
  /** It is what was asked for. */
  asked: boolean
}

/** What becomes of one role of one person if a grant goes away. */
export interface AccessLoss extends AccessGrant {
  /** `part`: some of it is still reached. */
  outcome: 'loses' | 'part' | 'keeps'
  /** Through what the person still has it, or part of it. */
  through: AccessWay[]
}

/** A role, on what it was granted, and through which group; null: directly. */
export type AccessWay = Pick<AccessGrant, 'roleName' | 'groupName' | 'scope'>

export interface WithoutGrant extends Page<AccessLoss> {
  people: number
  loses: number
  part: number
  keeps: number
  /** What the grants that go away are about, by type. */
  reach: AccessReach[]
}
