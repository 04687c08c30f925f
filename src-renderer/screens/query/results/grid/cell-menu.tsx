import { Braces, Copy, FileText, ListFilter, PanelRight, SquareArrowOutUpRight } from 'lucide-react'
import { ContextMenu } from 'radix-ui'
import type { ReactNode } from 'react'
import type { Cell } from '../../../../../src-preload/contract'
import { openResource } from '../../../../state/location'
import { cellText, copyText, markdownTable, rowObject } from '../copy'
import type { Located } from '../located'
import type { ResultGridProps } from './result-grid'

/** What can be done with the cell that was clicked, and its row. */
export function CellMenu({
  shown,
  layout,
  active,
  row,
  located,
  onInspect,
  onFilter,
}: ResultGridProps & { row: Cell[] | undefined; located: Located | undefined }) {
  const value = row?.[active.column]
  const columns = layout.shown.flatMap((place) => shown.columns[place] ?? [])
  return (
    <ContextMenu.Portal container={document.getElementById('main')}>
      <ContextMenu.Content className="menu" collisionPadding={8}>
        {row && (
          <>
            <Item icon={<PanelRight size={15} aria-hidden />} onSelect={onInspect}>
              Look closer
            </Item>
            {located && (
              <Item
                icon={<SquareArrowOutUpRight size={15} aria-hidden />}
                onSelect={() => openResource({ ...located, type: located.resourceType })}
              >
                Open “{located.resourceName}”
              </Item>
            )}
            <Item
              icon={<ListFilter size={15} aria-hidden />}
              onSelect={() => onFilter(active.column, value ?? null)}
            >
              Only rows with this value
            </Item>
            <ContextMenu.Separator className="menu-separator" />
            <Item
              icon={<Copy size={15} aria-hidden />}
              onSelect={() => copyText(cellText(value), 'the cell')}
            >
              Copy the cell
            </Item>
            <Item
              icon={<Braces size={15} aria-hidden />}
              onSelect={() =>
                copyText(JSON.stringify(rowObject(shown.columns, row), null, 2), 'the row as JSON')
              }
            >
              Copy the row as JSON
            </Item>
            <Item
              icon={<FileText size={15} aria-hidden />}
              onSelect={() =>
                copyText(
                  markdownTable(columns, [layout.shown.map((place) => row[place] ?? null)]),
                  'the row as Markdown',
                )
              }
            >
              Copy the row as Markdown
            </Item>
          </>
        )}
      </ContextMenu.Content>
    </ContextMenu.Portal>
  )
}

function Item({ icon, onSelect, children }: { icon: ReactNode; onSelect(): void; children: ReactNode }) {
  return (
    <ContextMenu.Item className="menu-item" onSelect={onSelect}>
      {icon}
      <span className="truncate">{children}</span>
    </ContextMenu.Item>
  )
}
