import { SearchX } from 'lucide-react'
import type { CompliancePack, Control } from '../../../src-preload/contract'
import { Button } from '../../components/button'
import { Card } from '../../components/card'
import { Select } from '../../components/select'
import { EmptyState } from '../../components/states'
import { ControlDetail } from './control-detail'
import { ControlTree } from './control-tree'
import { type ControlFilter, usePackView } from './use-pack-view'

const filters = [
  { value: '', label: 'All controls' },
  { value: 'failed', label: 'Failed' },
  { value: 'not_evaluated', label: 'Not evaluated' },
  { value: 'not_attested', label: 'Not attested' },
  { value: 'passed', label: 'Passed' },
  { value: 'manual', label: 'Manual' },
] as const satisfies { value: ControlFilter; label: string }[]

/** A pack's controls as a tree, and beside it the one that is looked at. */
export function ControlBrowser({ pack }: { pack: CompliancePack }) {
  const [{ filter, control }, change] = usePackView()
  const sections = pack.sections
    .map((section) => ({ ...section, controls: section.controls.filter((one) => passes(one, filter)) }))
    .filter(({ controls }) => controls.length > 0)
  const shown = sections.flatMap(({ controls }) => controls)
  const chosen = shown.find(({ id }) => id === control) ?? shown[0]
  return (
    <Card
      title="Controls"
      flush
      actions={
        <Select label="Show" value={filter} options={filters} onChange={(next) => change({ filter: next })} />
      }
    >
      {chosen ? (
        <div className="controls">
          <ControlTree
            sections={sections}
            chosen={chosen.id}
            onChoose={(id) => id !== control && change({ control: id })}
          />
          <ControlDetail key={chosen.id} pack={pack} control={chosen} />
        </div>
      ) : (
        <EmptyState
          icon={<SearchX size={20} aria-hidden />}
          title="No control is like that"
          actions={<Button onClick={() => change({ filter: '' })}>Show all controls</Button>}
        />
      )}
    </Card>
  )
}

function passes({ status, manual }: Control, filter: ControlFilter): boolean {
  if (filter === '') return true
  return filter === 'manual' ? manual !== null : status === filter
}
