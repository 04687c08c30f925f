import { Link } from 'wouter'
import type { CompliancePackSummary } from '../../../src-preload/contract'
import { useNow } from '../../components/clock'
import { Skeleton } from '../../components/skeleton'
import { useCall } from '../../state/use-call'
import { t } from '../../texts'
import { dateFormat, numberFormat } from '../../texts/format'
import { moved, ScoreTrend } from './score-trend'

const percent = numberFormat({ style: 'percent', maximumFractionDigits: 0 })
/** Cut, not rounded: not all is well before all is. */
const wholePercent = (score: number) => percent(Math.floor(score * 100) / 100)
const withSign = numberFormat({ signDisplay: 'always', maximumFractionDigits: 0 })
/** With a minus as wide as the plus, as counts of changes have it; locales write a hyphen. */
const signed = (points: number) => withSign(points).replace('-', '−')
const day = dateFormat({ day: 'numeric', month: 'short' })
const hour = dateFormat({ timeStyle: 'short' })
const sinceWhen = (at: number, now: number) => (day(at) === day(now) ? hour(at) : day(at))

/** The score of the access baseline: how much of what can be told is as it should be, and how that went. */
export function Posture() {
  const packs = useCall('listCompliancePacks', {}, ['compliance', 'integrations', 'rules'])
  if (packs.error) return null
  const pack = packs.data && (packs.data.find(({ framework }) => framework === 'baseline') ?? packs.data[0])
  if (packs.data && !pack) return null
  return (
    <section className="posture" aria-label={t('home.posture.title')}>
      {pack ? <Score pack={pack} /> : <Skeleton width="60%" />}
    </section>
  )
}

function Score({ pack }: { pack: CompliancePackSummary }) {
  const now = useNow()
  const { id, name, standing, trend } = pack
  const known = standing.passed + standing.failed
  const last = trend.findLast(({ score }) => score !== null)?.score ?? null
  const since = known > 0 ? moved(trend, now) : null
  return (
    <>
      <Link href={`/compliance/${encodeURIComponent(id)}`} className="posture-text">
        <span className="figure-label">{t('home.posture.title')}</span>
        <span className="posture-score">
          {standing.score === null ? '–' : wholePercent(standing.score)}
          {since && since.points !== 0 && (
            <span className={`posture-moved ${since.points > 0 ? 'tone-ok' : 'tone-critical'} tone-text`}>
              {t('home.posture.moved', { points: signed(since.points), when: sinceWhen(since.from, now) })}
            </span>
          )}
        </span>
        <span className="figure-note">
          {known > 0
            ? t('home.posture.explained', { name, passed: standing.passed, known })
            : last === null
              ? t('home.posture.unknown')
              : t('home.posture.notNow', { score: wholePercent(last) })}
          {known > 0 && standing.notEvaluated > 0 && (
            <> · {t('home.posture.notEvaluated', { count: standing.notEvaluated })}</>
          )}
        </span>
      </Link>
      <ScoreTrend steps={trend} now={now} />
    </>
  )
}
