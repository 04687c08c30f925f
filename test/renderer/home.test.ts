import { describe, expect, test } from 'vitest'
import type { ComplianceScoreStep, Integration, Overview } from '../../src-preload/contract'
import { freshnessOf } from '../../src-renderer/components/shell/freshness'
import { verdictSentence } from '../../src-renderer/components/shell/verdict-sentence'
import { mostToFix } from '../../src-renderer/screens/home/most-to-fix'
import { moved } from '../../src-renderer/screens/home/score-trend'

const now = Date.parse('2026-03-31T12:00:00.000Z')
const ago = (minutes: number) => new Date(now - minutes * 60_000).toISOString()
const day = 24 * 60

describe('how fresh what is seen is', () => {
  const integration = (of: Partial<Integration>) =>
    ({
      enabled: true,
      ready: true,
      poll: null,
      intervalMinutes: 5,
      lastGoodPollAt: ago(3),
      ...of,
    }) as Integration
  const state = (...of: Partial<Integration>[]) => freshnessOf(of.map(integration), now, true).state

  test('is as good as the worst of what is watched', () => {
    expect(state({}, {})).toBe('current')
    expect(state({}, { lastGoodPollAt: ago(16) })).toBe('stale')
    expect(state({}, { ready: false })).toBe('stale')
    expect(freshnessOf([integration({}), integration({ lastGoodPollAt: ago(9) })], now, true).at).toBe(ago(9))
  })
  test('knows that a long interval is no delay, and that what is paused is not late', () => {
    expect(state({ intervalMinutes: 60, lastGoodPollAt: ago(100) })).toBe('current')
    expect(state({}, { enabled: false, lastGoodPollAt: ago(10_000) })).toBe('current')
    expect(state({ enabled: false })).toBe('paused')
  })
  test('is told as offline before anything else', () => {
    expect(freshnessOf([integration({ ready: false })], now, false).state).toBe('offline')
  })
})

describe('by how many points the score moved', () => {
  const step = (minutes: number, score: number | null) => ({ at: ago(minutes), score }) as ComplianceScoreStep

  test('is against what it was thirty days ago, whenever that was recorded', () => {
    const steps = [step(80 * day, 0.9), step(40 * day, 0.2), step(10 * day, 0.35), step(0, 0.3)]
    expect(moved(steps, now)).toEqual({ points: 10, from: now - 30 * day * 60_000 })
  })
  test('is not said where there is nothing to compare with', () => {
    expect(moved([], now)).toBeNull()
    expect(moved([step(5, null), step(3, 0.5)], now)).toBeNull()
  })
})

describe('how everything stands', () => {
  const acme = { name: 'Acme', reason: 'Segment does not accept this token.' }
  const findings = { critical: 0, high: 2, medium: 5, low: 0 }
  const none = { critical: 0, high: 0, medium: 0, low: 0 }
  test.each<[string, Partial<Overview>]>([
    ['Nothing is connected yet', { state: 'empty' }],
    [`Acme can’t be watched: ${acme.reason}`, { state: 'not_ready', notReady: 1, named: acme }],
    [`Acme and 2 more can’t be watched: ${acme.reason}`, { state: 'not_ready', notReady: 3, named: acme }],
    ['2 high findings need attention', { state: 'findings', findings }],
    ['1 critical finding needs you now', { state: 'findings', findings: { ...findings, critical: 1 } }],
    ['Nothing urgent: 1 low finding is open', { state: 'findings', findings: { ...none, low: 1 } }],
    ['Looking at Acme for the first time…', { state: 'first_poll', named: acme, integrations: 1 }],
    ['Looking at 2 integrations for the first time…', { state: 'first_poll', named: null, integrations: 2 }],
    ['Nothing is being watched', { state: 'paused', paused: 2, integrations: 2 }],
    ['No open findings; 1 of 2 integrations are disabled', { state: 'paused', paused: 1, integrations: 2 }],
    ['No open findings, but 1 rule could not be evaluated', { state: 'not_evaluated', notEvaluated: 1 }],
    ['All is well', { state: 'well' }],
  ])('“%s”', (sentence, of) => {
    expect(verdictSentence({ named: null, ...of } as Overview)).toBe(sentence)
  })
})

test('what can be fixed comes before what can only be reviewed, the worst and the most frequent first', () => {
  const rule = (
    id: string,
    severity: 'critical' | 'high' | 'low',
    findings: number,
    resourceType = 'source',
  ) => ({
    id,
    severity,
    findings,
    resourceType,
  })
  const rules = [
    rule('happened', 'critical', 9, 'trail'),
    rule('low', 'low', 50),
    rule('few', 'high', 1),
    rule('kept', 'critical', 0),
    rule('many', 'high', 2),
  ]
  expect(mostToFix(rules, new Set(['trail'])).map(({ id }) => id)).toEqual(['many', 'few', 'low', 'happened'])
})
