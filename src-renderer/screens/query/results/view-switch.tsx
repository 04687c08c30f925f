import { Braces, ChartColumn, Hash, Table2 } from 'lucide-react'
import { ToggleGroup } from 'radix-ui'
import { Tip } from '../../../components/tip'
import { t } from '../../../texts'
import type { ResultView } from './views'

const looks = {
  table: {
    get title() {
      return t('query.viewSwitch.table')
    },
    icon: Table2,
  },
  json: {
    get title() {
      return t('query.viewSwitch.json')
    },
    icon: Braces,
  },
  chart: {
    get title() {
      return t('query.viewSwitch.chart')
    },
    icon: ChartColumn,
  },
  number: {
    get title() {
      return t('query.viewSwitch.number')
    },
    icon: Hash,
  },
} as const

export function ViewSwitch({
  view,
  views,
  onView,
}: {
  view: ResultView
  views: ResultView[]
  onView(view: ResultView): void
}) {
  return (
    <ToggleGroup.Root
      type="single"
      className="segments"
      aria-label={t('query.viewSwitch.view')}
      value={view}
      onValueChange={(chosen) => chosen && onView(chosen as ResultView)}
    >
      {views.map((one) => {
        const { title, icon: Icon } = looks[one]
        return (
          <Tip key={one} text={title}>
            <ToggleGroup.Item className="segment" value={one} aria-label={title}>
              <Icon size={15} aria-hidden />
            </ToggleGroup.Item>
          </Tip>
        )
      })}
    </ToggleGroup.Root>
  )
}
