import { SearchX } from 'lucide-react'
import type { CompliancePack, Control } from '../../../src-preload/contract'
import { Button } from '../../components/button'
import { Card } from '../../components/card'
import { Select } from '../../components/select'
import { EmptyState } from '../../components/states'
import { t } from '../../texts'
import { ControlDetail } from './control-detail'
import { ControlTree } from './control-tree'
import { type ControlFilter, usePackView } from './use-pack-view'

const filters = [
  {
    value: '',
    get label() {
      return t('compliance.controlBrowser.allControls')
    },
  },
  {
    value: 'failed',
    get label() {
      return t('common.failed')
    },
  },
  {
    value: 'not_evaluated',
    get label() {
      return t('common.notEvaluated')
    },
  },
  {
    value: 'not_attested',
    get label() {
      return t('compliance.controlBrowser.notAttested')
    },
  },
  {
    value: 'passed',
    get label() {
      return t('common.passed')
    },
  },
  {
    value: 'manual',
    get label() {
      return t('compliance.controlBrowser.manual')
    },
  },
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
      title={t('common.controls')}
      flush
      actions={
        <Select
          label={t('compliance.controlBrowser.show')}
          value={filter}
          options={filters}
          onChange={(next) => change({ filter: next })}
        />
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
          title={t('compliance.controlBrowser.noControlIsLikeThat')}
          actions={
            <Button onClick={() => change({ filter: '' })}>
              {t('compliance.controlBrowser.showAllControls')}
            </Button>
          }
        />
      )}
    </Card>
  )
}

function passes({ status, manual }: Control, filter: ControlFilter): boolean {
  if (filter === '') return true
  return filter === 'manual' ? manual !== null : status === filter
}
