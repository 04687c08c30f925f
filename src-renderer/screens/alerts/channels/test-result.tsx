import type { ChannelTest, SightlineError } from '../../../../src-preload/contract'
import { Banner } from '../../../components/banner'
import { t } from '../../../texts'
import { formatDuration } from '../../../texts/format'

/** What came of a test; the same place on the list and in the form. */
export function TestResult({ test, error }: { test: ChannelTest | null; error: SightlineError | null }) {
  const problem = error ?? test?.error
  if (problem)
    return (
      <Banner tone={problem.code === 'nobody-shows' ? 'medium' : 'critical'} title={problem.message}>
        {problem.hint}
      </Banner>
    )
  if (!test) return null
  return (
    <Banner tone="ok" title={t('alerts.testResult.theTestMessageArrived')}>
      <span className="soft">
        {test.answer
          ? t('alerts.testResult.answered', { answer: test.answer, duration: formatDuration(test.tookMs) })
          : t('alerts.testResult.took', { duration: formatDuration(test.tookMs) })}
      </span>
    </Banner>
  )
}
