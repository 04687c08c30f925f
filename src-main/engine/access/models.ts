import { type AccessKind, SightlineError } from '../../../src-preload/contract'
import type { AccessModel, AccessTarget } from '../connectors/access-model'
import type { Connector } from '../connectors/connector'
import type { Db } from '../store/database'

/** How access is told in each integration, by its connector. */
export class AccessModels {
  constructor(
    private readonly db: Db,
    private readonly connectors: Connector[],
  ) {}

  all(): AccessModel[] {
    return this.connectors.flatMap(({ access }) => access ?? [])
  }

  /** Throws `no-such-integration`, or `no-access-known` where its connector doesn't tell. */
  of(integrationId: string): AccessModel {
    const key = this.db.prepare('SELECT connector FROM integration WHERE id = ?').pluck().get(integrationId)
    if (key === undefined)
      throw new SightlineError(
        'no-such-integration',
        'This integration no longer exists.',
        'Choose another one.',
      )
    const model = this.#ofConnector(key)
    if (model) return model
    throw notKnown('This provider doesn’t tell who may do what.')
  }

  /** Of the integration that a campaign is about, while there is one. */
  ofReview(reviewId: string): AccessModel | undefined {
    const key = this.db
      .prepare(
        `SELECT connector FROM integration WHERE id = (SELECT integration_id FROM access_review WHERE id = ?)`,
      )
      .pluck()
      .get(reviewId)
    return this.#ofConnector(key)
  }

  /** What a resource type is called, as a list of its resources. */
  titleOf(type: string): string {
    const types = this.connectors.flatMap(({ resourceTypes }) => resourceTypes)
    return types.find(({ key }) => key === type)?.title ?? type
  }

  #ofConnector(key: unknown): AccessModel | undefined {
    return this.connectors.find((connector) => connector.key === key)?.access
  }
}

/** Null where nothing can be asked of the type's access. */
export function accessKindOf(model: AccessModel | undefined, type: string): AccessKind | null {
  if (type === model?.person.type) return 'person'
  if (type === model?.group.type) return 'group'
  if (type === model?.role.type) return 'role'
  return model?.resources.some((target) => target.type === type) ? 'thing' : null
}

export function targetOf(model: AccessModel, type: string): AccessTarget {
  const found = model.resources.find((target) => target.type === type)
  if (found) return found
  throw notKnown(`No roles are granted on “${type}”.`)
}

/** Roles that are not about a type. */
export function rolesBeside(model: AccessModel, type: string): string[] {
  return model.roles.filter(({ reaches }) => !reaches.includes(type)).map(({ name }) => name)
}

const notKnown = (message: string) =>
  new SightlineError(
    'no-access-known',
    message,
    'Ask for a person, a group, a role, or what roles are granted on.',
  )
