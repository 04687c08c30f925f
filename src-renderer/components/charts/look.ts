/** What charts are drawn with: tokens, so that they follow the theme. */
export const axis = {
  stroke: 'var(--line-strong)',
  tickLine: false,
  tick: { fill: 'var(--text-faint)', fontSize: 'var(--text-xs)' },
} as const

export const tooltip = {
  isAnimationActive: false,
  cursor: { fill: 'var(--ground-hover)' },
  contentStyle: {
    background: 'var(--ground-raised)',
    border: '1px solid var(--line)',
    borderRadius: 'var(--radius)',
    boxShadow: 'var(--shadow-m)',
    color: 'var(--text)',
    fontSize: 'var(--text-s)',
    padding: 'var(--s2) var(--s3)',
  },
  labelStyle: { color: 'var(--text-soft)' },
  itemStyle: { padding: 0 },
} as const
