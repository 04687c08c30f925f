import { ChevronDown, ChevronRight } from 'lucide-react'
import { type KeyboardEvent, useRef, useState } from 'react'
import type { CompliancePack, Control } from '../../../src-preload/contract'
import { moveInTree } from '../../components/json/tree-keys'
import { StatusIcon } from '../../components/status-badge'
import { t } from '../../texts'
import { formatNumber } from '../../texts/format'

type Section = CompliancePack['sections'][number]

/** Sections and their controls. Arrows walk and open it; the control that has the focus is the one looked at. */
export function ControlTree({
  sections,
  chosen,
  onChoose,
}: {
  sections: Section[]
  chosen: string
  onChoose(controlId: string): void
}) {
  const tree = useRef<HTMLDivElement>(null)
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    if (tree.current && moveInTree(tree.current, event.key)) event.preventDefault()
  }
  return (
    <div
      className="control-tree"
      role="tree"
      aria-label={t('common.controls')}
      ref={tree}
      onKeyDown={onKeyDown}
    >
      {sections.map((section) => (
        <SectionItem key={section.id} section={section} chosen={chosen} onChoose={onChoose} />
      ))}
    </div>
  )
}

function SectionItem({
  section: { title, controls },
  chosen,
  onChoose,
}: {
  section: Section
  chosen: string
  onChoose(controlId: string): void
}) {
  const [open, setOpen] = useState(true)
  const holdsChosen = controls.some((control) => control.id === chosen)
  const failed = controls.filter(({ status }) => status === 'failed').length
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.target !== event.currentTarget) return
    const opens = event.key === 'ArrowRight' && !open
    const closes = event.key === 'ArrowLeft' && open
    if (!opens && !closes && event.key !== 'Enter' && event.key !== ' ') return
    event.preventDefault()
    event.stopPropagation()
    setOpen(!open)
  }
  return (
    <div
      role="treeitem"
      aria-level={1}
      aria-selected={false}
      aria-expanded={open}
      // One tab stop: the chosen control, or its section while that is closed.
      tabIndex={!open && holdsChosen ? 0 : -1}
      onKeyDown={onKeyDown}
    >
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the item around it has the keys */}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the item around it is what is named */}
      <div className="control-line control-section" onClick={() => setOpen(!open)}>
        {open ? <ChevronDown size={14} aria-hidden /> : <ChevronRight size={14} aria-hidden />}
        <span className="control-title">{title}</span>
        <span className="small soft nowrap">
          {failed > 0
            ? t('compliance.controlTree.failed', { failed, total: controls.length })
            : controls.length}
        </span>
      </div>
      {open && (
        // biome-ignore lint/a11y/useSemanticElements: a tree's group is no fieldset
        <div role="group">
          {controls.map((control) => (
            <ControlItem
              key={control.id}
              control={control}
              chosen={control.id === chosen}
              onChoose={() => onChoose(control.id)}
            />
          ))}
        </div>
      )}
    </div>
  )
}

function ControlItem({ control, chosen, onChoose }: { control: Control; chosen: boolean; onChoose(): void }) {
  const { id, title, status, rules } = control
  const findings = rules.reduce((sum, rule) => sum + rule.findings, 0)
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the tree has the keys of all its items
    <div
      role="treeitem"
      aria-level={2}
      aria-selected={chosen}
      tabIndex={chosen ? 0 : -1}
      onFocus={(event) => {
        event.stopPropagation()
        onChoose()
      }}
      onClick={(event) => event.currentTarget.focus()}
    >
      <div className="control-line">
        <StatusIcon status={`control-${status}`} />
        <span className="control-id">{id}</span>
        <span className="control-title truncate" title={title}>
          {title}
        </span>
        {findings > 0 && (
          <span className="count">
            <span aria-hidden>{formatNumber(findings)}</span>
            <span className="visually-hidden">{t('common.counts.finding', { count: findings })}</span>
          </span>
        )}
      </div>
    </div>
  )
}
