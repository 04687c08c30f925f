import { CircleAlert } from 'lucide-react'
import type { RuleProblem } from '../../../src-preload/contract'
import { t } from '../../texts'

/** What is wrong with a rule's text, by line; with `onChoose`, each leads to its line. */
export function ProblemList({
  problems,
  onChoose,
}: {
  problems: RuleProblem[]
  onChoose?(problem: RuleProblem): void
}) {
  return (
    <ul className="problems" aria-label={t('rules.problemList.problems')}>
      {problems.map((problem, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two may be the same
        <li key={place}>
          <CircleAlert size={14} aria-hidden className="tone-critical tone-text" />
          <div>
            {onChoose ? (
              <button type="button" className="link" onClick={() => onChoose(problem)}>
                {t('rules.problemList.line', { line: problem.line })}
              </button>
            ) : (
              <span className="soft">{t('rules.problemList.line', { line: problem.line })}</span>
            )}{' '}
            {problem.field && <code>{problem.field}</code>} {problem.message}
            {problem.hint && <p className="small soft">{problem.hint}</p>}
          </div>
        </li>
      ))}
    </ul>
  )
}
