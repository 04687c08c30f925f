import {
  type ColumnSizingState,
  type ColumnVisibilityState,
  columnSizingFeature,
  columnVisibilityFeature,
  tableFeatures,
  useTable,
} from '@tanstack/react-table'
import { useEffect, useMemo, useState } from 'react'
import { z } from 'zod'
import { type DataColumn, defaultWidth, narrowest } from './columns'

const features = tableFeatures({ columnSizingFeature, columnVisibilityFeature })
const noRows: never[] = []

const remembered = z.object({
  widths: z.record(z.string(), z.number().min(narrowest).max(4000)),
  visible: z.record(z.string(), z.boolean()),
})

function recall(key: string | undefined): z.infer<typeof remembered> {
  try {
    const found = remembered.safeParse(JSON.parse((key && localStorage.getItem(key)) ?? 'null'))
    if (found.success) return found.data
  } catch {
    // Written by something else: as good as nothing.
  }
  return { widths: {}, visible: {} }
}

/**
 * Which columns are shown and how wide, with TanStack Table; remembered under `storageKey`. Rows are none of
 * its business: they are paged by `usePagedRows`.
 */
export function useColumnLayout<R>(columns: DataColumn<R>[], storageKey: string | undefined) {
  const place = storageKey && `sightline.columns.${storageKey}`
  const [widths, setWidths] = useState<ColumnSizingState>(() => recall(place).widths)
  const [chosen, setChosen] = useState<ColumnVisibilityState>(() => recall(place).visible)
  useEffect(() => {
    if (place) localStorage.setItem(place, JSON.stringify({ widths, visible: chosen }))
  }, [place, widths, chosen])

  const definitions = useMemo(
    () =>
      columns.map((column) => ({
        id: column.id,
        header: column.title,
        size: column.width ?? defaultWidth,
        minSize: narrowest,
      })),
    [columns],
  )
  const columnVisibility = useMemo(
    () => ({ ...Object.fromEntries(columns.map(({ id, hidden }) => [id, !hidden])), ...chosen }),
    [columns, chosen],
  )
  const table = useTable({
    features,
    columns: definitions,
    data: noRows,
    state: { columnSizing: widths, columnVisibility },
    onColumnVisibilityChange: (update) =>
      setChosen(typeof update === 'function' ? update(columnVisibility) : update),
  })

  const headers = table.getFlatHeaders().filter((header) => header.column.getIsVisible())
  // Until a width was chosen, columns share the room; from then on they are as wide as they were made.
  const touched = headers.some((header) => widths[header.column.id] !== undefined)
  const template = headers
    .map((header, index) => {
      const width = header.column.getSize()
      const most = touched ? (index === headers.length - 1 ? '1fr' : `${width}px`) : `${width}fr`
      return `minmax(${width}px, ${most})`
    })
    .join(' ')
  return { headers, template, table, touched, setWidths }
}

export type ColumnLayout = ReturnType<typeof useColumnLayout>
