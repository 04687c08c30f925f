import { Braces, ChartColumn, Hash, Table2 } from 'lucide-react'
import { ToggleGroup } from 'radix-ui'
import { Tip } from '../../../components/tip'
import type { ResultView } from './views'

const looks = {
  table: { title: 'Table', icon: Table2 },
  json: { title: 'JSON', icon: Braces },
  chart: { title: 'Chart', icon: ChartColumn },
  number: { title: 'Number', icon: Hash },
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
      aria-label="View"
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
