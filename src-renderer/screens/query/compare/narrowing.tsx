import { ToggleGroup } from 'radix-ui'
import type { OpenComparison } from '../../../../src-preload/contract'
import { t } from '../../../texts'
import type { DifferenceKind } from '../run/run'

const kinds: DifferenceKind[] = ['added', 'removed', 'changed']
const all = 'all'

/** How many rows differ, by how; a click shows these alone. */
export function Narrowing({
  counts,
  only,
  onChange,
}: {
  counts: OpenComparison['counts']
  only: DifferenceKind | null
  onChange(only: DifferenceKind | null): void
}) {
  const total = counts.added + counts.removed + counts.changed
  return (
    <ToggleGroup.Root
      type="single"
      className="segments"
      aria-label={t('query.narrowing.differences')}
      value={only ?? all}
      onValueChange={(chosen) => chosen && onChange(chosen === all ? null : (chosen as DifferenceKind))}
    >
      <ToggleGroup.Item className="segment segment-text" value={all}>
        {t('query.narrowing.differ', { count: total })}
      </ToggleGroup.Item>
      {kinds.map((kind) => (
        <ToggleGroup.Item
          key={kind}
          className="segment segment-text"
          data-difference={kind}
          value={kind}
          disabled={counts[kind] === 0}
        >
          {t(`query.narrowing.${kind}`, { count: counts[kind] })}
        </ToggleGroup.Item>
      ))}
    </ToggleGroup.Root>
  )
}
