import { useEffect, useRef } from 'react'
import type { Finding, InputOf } from '../../../../src-preload/contract'
import type { Marks } from '../../../components/data-table/use-marks'
import { api } from '../../../state/bridge'
import { coalesce } from '../../../state/coalesce'

/** As many as are asked for at once. */
const most = 500

/**
 * Takes the mark off findings that left the list: suppressed elsewhere, or resolved by a poll. `version` is a new one
 * whenever that may be so.
 */
export function useMarksListed(
  marks: Marks<Finding>,
  listed: InputOf<'listFindings'>,
  version: unknown,
): void {
  const latest = useRef({ marks, listed })
  latest.current = { marks, listed }
  const check = useRef(
    coalesce(async () => {
      const { marks, listed } = latest.current
      const ids = [...marks.ids]
      for (let from = 0; from < ids.length; from += most) {
        const findingIds = ids.slice(from, from + most)
        const { rows } = await api.listFindings({ ...listed, findingIds, limit: most })
        const left = new Set(rows.map(({ id }) => id))
        marks.drop(findingIds.filter((id) => !left.has(id)))
      }
    }),
  )
  // biome-ignore lint/correctness/useExhaustiveDependencies: the version alone says when
  useEffect(() => {
    // What can't be asked now is asked with the next version; the engine passes over what isn’t open in any case.
    check.current().catch(() => undefined)
  }, [version])
}
