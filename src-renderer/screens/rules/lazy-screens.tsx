import { lazy, Suspense } from 'react'
import { SkeletonLines } from '../../components/skeleton'
import type { EditorMode } from './editor/draft'

// With a text editor and charts, they come when they are first wanted.
const RuleEditor = lazy(() => import('./editor/rule-editor'))
const RuleBacktest = lazy(() => import('./backtest/rule-backtest'))

export function RuleEditorRoute(props: { mode: EditorMode; ruleId?: string }) {
  return (
    <Suspense fallback={<SkeletonLines lines={8} />}>
      <RuleEditor {...props} />
    </Suspense>
  )
}

export function RuleBacktestRoute({ ruleId }: { ruleId: string }) {
  return (
    <Suspense fallback={<SkeletonLines lines={8} />}>
      <RuleBacktest ruleId={ruleId} />
    </Suspense>
  )
}
