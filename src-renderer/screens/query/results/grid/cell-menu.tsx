import { Braces, Copy, FileText, ListFilter, PanelRight, SquareArrowOutUpRight } from 'lucide-react'
import { ContextMenu } from 'radix-ui'
import type { ReactNode } from 'react'
import type { Cell } from '../../../../../src-preload/contract'
import { openResource } from '../../../../state/location'
import { t } from '../../../../texts'
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
              {t('query.cellMenu.lookCloser')}
            </Item>
            {located && (
              <Item
                icon={<SquareArrowOutUpRight size={15} aria-hidden />}
                onSelect={() => openResource({ ...located, type: located.resourceType })}
              >
                {t('query.cellMenu.open', { resourceName: located.resourceName })}
              </Item>
            )}
            <Item
              icon={<ListFilter size={15} aria-hidden />}
              onSelect={() => onFilter(active.column, value ?? null)}
            >
              {t('query.cellMenu.onlyRowsWithThisValue')}
            </Item>
            <ContextMenu.Separator className="menu-separator" />
            <Item
              icon={<Copy size={15} aria-hidden />}
              onSelect={() => copyText(cellText(value), t('query.cellMenu.theCell'))}
            >
              {t('query.cellMenu.copyTheCell')}
            </Item>
            <Item
              icon={<Braces size={15} aria-hidden />}
              onSelect={() =>
                copyText(
                  JSON.stringify(rowObject(shown.columns, row), null, 2),
                  t('query.cellMenu.theRowAsJson'),
                )
              }
            >
              {t('query.cellMenu.copyTheRowAsJson')}
            </Item>
            <Item
              icon={<FileText size={15} aria-hidden />}
              onSelect={() =>
                copyText(
                  markdownTable(columns, [layout.shown.map((place) => row[place] ?? null)]),
                  t('query.cellMenu.theRowAsMarkdown'),
                )
              }
            >
              {t('query.cellMenu.copyTheRowAsMarkdown')}
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
