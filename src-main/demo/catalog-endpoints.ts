import { type Endpoint, list, one } from './endpoint'
import type { World } from './world'

interface Metadata {
  id: string
}

/** Segment's own texts on each kind of thing: here, on those that the company has. */
export const catalogEndpoints: Endpoint[] = [
  ...kinds('sources', 'sourceMetadata', (world) => world.sources),
  ...kinds('destinations', 'destinationMetadata', (world) => world.destinations),
  ...kinds('warehouses', 'warehouseMetadata', (world) => world.warehouses),
]

function kinds(
  name: string,
  item: string,
  things: (world: World) => readonly { metadata: Metadata }[],
): Endpoint[] {
  const each = (world: World) => [
    ...new Map(things(world).map(({ metadata }) => [metadata.id, metadata])).values(),
  ]
  return [
    list(`/catalog/${name}`, `${name}Catalog`, ({ world }) => each(world)),
    one(`/catalog/${name}/{id}`, item, each),
  ]
}
