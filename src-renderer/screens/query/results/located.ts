import { useEffect, useState } from 'react'
import type { Cell, OutputOf, ResultColumn } from '../../../../src-preload/contract'
import { api } from '../../../state/bridge'

export type Located = OutputOf<'locateResources'>[number]

/** Ids asked for before, with what they are ids of. Bounded: forgotten as a whole. */
let known = new Map<string, Located[]>()
const mostKnown = 5000
const atOnce = 200

/** Columns that hold resources’ ids, by their names: `id`, `sourceId`, `resource_id`. */
function idColumns(columns: ResultColumn[]): number[] {
  return columns.flatMap(({ name, kind }, index) =>
    kind === 'text' && /^id$|[a-z]Id$|_id$/.test(name) && name !== '_integrationId' ? [index] : [],
  )
}

/** Finds what the ids in the rows on the screen are of. Returns what tells it of one. */
export function useLocated(columns: ResultColumn[], rows: (Cell[] | undefined)[]) {
  const [, redraw] = useState(0)
  const places = idColumns(columns)
  const integrationAt = columns.findIndex(({ name }) => name === '_integrationId')
  const ids = [...new Set(rows.flatMap((row) => places.map((place) => row?.[place])))].filter(
    (id): id is string => typeof id === 'string' && id !== '' && id.length <= 500,
  )
  const unknown = ids.filter((id) => !known.has(id)).slice(0, atOnce)
  const key = unknown.join('\n')

  useEffect(() => {
    if (key === '') return
    const asked = key.split('\n')
    const timer = setTimeout(async () => {
      const found = await api.locateResources({ ids: asked }).catch(() => [])
      if (known.size > mostKnown) known = new Map()
      for (const id of asked)
        known.set(
          id,
          found.filter((one) => one.id === id),
        )
      redraw((version) => version + 1)
    }, 60) // Not while a million rows fly by.
    return () => clearTimeout(timer)
  }, [key])

  return (row: Cell[], place: number): Located | undefined => {
    const value = row[place]
    if (typeof value !== 'string' || !places.includes(place)) return undefined
    const all = known.get(value)
    const own = integrationAt < 0 ? undefined : row[integrationAt]
    return all?.find(({ integrationId }) => integrationId === own) ?? all?.[0]
  }
}
