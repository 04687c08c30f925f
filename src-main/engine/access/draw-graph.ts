import type { AccessGraph, AccessKind, AccessNode } from '../../../src-preload/contract'
import type { AccessModel } from '../connectors/access-model'
import { scopeFrom } from './grant-rows'
import type { RouteRow } from './routes-sql'

/** More than this nobody reads. */
const mostNodes = 60
/** With more people than this, those of a route are drawn as one. */
export const mostPeople = 12

interface Subject {
  kind: AccessKind
  type: string
  id: string
  name: string
  /** A group's size. */
  detail: string | number | null
  /** The first of a group's. */
  members: Named[]
}
interface Named {
  id: string
  name: string
}

/** Draws the routes one after the other, as far as there is room. */
export function drawGraph(subject: Subject, routes: RouteRow[], model: AccessModel): AccessGraph {
  const drawing = new Drawing()
  const named = new Set(routes.flatMap(({ firstPeople }) => namedIn(firstPeople).map(({ id }) => id)))
  const nameAll =
    subject.kind !== 'group' &&
    named.size <= mostPeople &&
    routes.every((route) => route.people === namedIn(route.firstPeople).length)
  let left = 0
  for (const route of routes) {
    const steps = stepsOf(route, subject, model, nameAll)
    if (!drawing.hasRoomFor(steps)) left++
    else drawing.add(steps)
  }
  return { ...drawing.graph(), left }
}

/** The columns that a route goes through, each with one node or several beside each other. */
function stepsOf(route: RouteRow, subject: Subject, model: AccessModel, nameAll: boolean): AccessNode[][] {
  const { groupId, groupName, roleId, roleName } = route
  const holder = groupId === null ? 'direct' : `group:${groupId}`
  const opens = opening(subject)
  const group =
    groupId === null
      ? []
      : [node(holder, 'group', groupName ?? groupId, opens({ type: model.group.type, id: groupId }))]
  const detail = groupId === null ? 'granted directly' : null
  const opened = opens({ type: model.role.type, id: roleId })
  // What is asked for one role is drawn without it: then it can be seen who has it on what.
  const role =
    subject.kind === 'role'
      ? []
      : [node(`role:${holder}:${roleName}`, 'role', roleName, { detail, ...opened })]
  const people = peopleOf(route, subject, model.person.type, nameAll)
  const steps = [people, group, role, ...scopeSteps(route, subject, model)]
  return steps.filter((step) => step.length > 0)
}

/** Those who take a route: each, or where they are many as one. */
function peopleOf(route: RouteRow, subject: Subject, type: string, nameAll: boolean): AccessNode[] {
  // A group’s own grants are no person’s yet: they are its members’.
  const ofGroup = subject.kind === 'group'
  const count = ofGroup ? Number(subject.detail) : route.people
  const first = ofGroup ? subject.members : namedIn(route.firstPeople)
  const opens = opening(subject)
  if (ofGroup ? count <= mostPeople : nameAll)
    return first.map(({ id, name }) => node(`person:${id}`, 'person', name, opens({ type, id })))
  const detail = first
    .slice(0, 2)
    .map(({ name }) => name)
    .join(', ')
  const id = `people:${route.groupId}:${ofGroup ? '' : route.roleName}`
  return [node(id, 'people', `${count.toLocaleString('en')} people`, { detail, count })]
}

function scopeSteps(route: RouteRow, subject: Subject, model: AccessModel): AccessNode[][] {
  const opens = opening(subject)
  const asked = subject.kind === 'thing' ? [node('asked', 'thing', subject.name, opens(subject))] : []
  const { kind, labels, types } = scopeFrom(model, { ...route, thing: null, thingName: null })
  if (kind !== 'thing') {
    const titles = {
      everything: 'Everything',
      types: types.join(', '),
      itself: 'The workspace itself',
      labels: labels.join(' or '),
    }
    const detail = kind === 'labels' ? 'what is labelled so' : null
    const id = ['on', kind, ...types, ...labels].join(':')
    return [[node(id, kind, titles[kind], { detail, types })], asked]
  }
  if (subject.kind === 'thing') return [asked]
  const { thingType: type, groupId, roleName } = route
  const named = namedIn(route.firstThings)
  const things = named.map(({ id, name }) =>
    node(`thing:${type}:${id}`, 'thing', name, type === null ? {} : opens({ type, id })),
  )
  const others = route.things - named.length
  if (others > 0) {
    const more = `${others.toLocaleString('en')} more`
    things.push(node(`things:${groupId}:${roleName}:${type}`, 'things', more, { count: others }))
  }
  return [things]
}

function node(
  id: string,
  kind: AccessNode['kind'],
  title: string,
  more: Partial<AccessNode> = {},
): AccessNode {
  return { id, kind, title, detail: null, types: [], count: 1, subject: null, asked: false, ...more }
}

const opening =
  ({ type: askedType, id: askedId }: Subject) =>
  ({ type, id }: { type: string; id: string }) => ({
    subject: { type, id },
    asked: type === askedType && id === askedId,
  })

const namedIn = (json: string) => JSON.parse(json) as Named[]

/** Nodes and edges, each once. */
class Drawing {
  readonly #nodes = new Map<string, AccessNode>()
  readonly #edges = new Map<string, { from: string; to: string }>()

  hasRoomFor(steps: AccessNode[][]): boolean {
    const added = steps.flat().filter(({ id }) => !this.#nodes.has(id)).length
    return this.#nodes.size + added <= mostNodes
  }

  add(steps: AccessNode[][]) {
    for (const node of steps.flat()) this.#nodes.set(node.id, this.#nodes.get(node.id) ?? node)
    for (const [index, step] of steps.entries())
      for (const from of step)
        for (const to of steps[index + 1] ?? [])
          this.#edges.set(`${from.id}\n${to.id}`, { from: from.id, to: to.id })
  }

  graph(): Pick<AccessGraph, 'nodes' | 'edges'> {
    return { nodes: [...this.#nodes.values()], edges: [...this.#edges.values()] }
  }
}
