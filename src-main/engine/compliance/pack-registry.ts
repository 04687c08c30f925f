import { SightlineError } from '../../../src-preload/contract'
import type { Connector } from '../connectors/connector'
import { placed } from '../yaml/checked-yaml'
import type { ControlDefinition, PackDefinition } from './pack-definition'
import { readManagedPack } from './pack-file'

/** A pack, with its connector's key. */
export interface PackEntry {
  pack: PackDefinition
  connector: string
}

/** The packs that came with connectors. Read when they are first wanted. */
export class PackRegistry {
  #packs: PackEntry[] | null = null

  constructor(private readonly connectors: Connector[]) {}

  all(): PackEntry[] {
    this.#packs ??= this.connectors.flatMap(({ key, packFiles }) =>
      packFiles.map((file) => {
        const read = readManagedPack(file)
        if ('problems' in read) throw new Error(`${file.name}: ${read.problems.map(placed).join(' ')}`)
        return { pack: read.pack, connector: key }
      }),
    )
    return this.#packs
  }

  /** Throws `no-such-pack`. */
  get(packId: string): PackEntry {
    const found = this.all().find(({ pack }) => pack.id === packId)
    if (found) return found
    const known = this.all().map(({ pack }) => pack.id)
    throw new SightlineError(
      'no-such-pack',
      `There is no compliance pack “${packId}”.`,
      `There are: ${known.join(', ')}.`,
    )
  }

  /** Throws `no-such-pack` or `no-such-control`. */
  control(packId: string, controlId: string): ControlDefinition {
    const { pack } = this.get(packId)
    const found = pack.sections.flatMap(({ controls }) => controls).find(({ id }) => id === controlId)
    if (found) return found
    throw new SightlineError(
      'no-such-control',
      `${pack.name} has no control “${controlId}”.`,
      'Look at the pack’s controls.',
    )
  }
}
