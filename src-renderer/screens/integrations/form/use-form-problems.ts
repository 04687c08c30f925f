import { type RefObject, useEffect, useRef, useState } from 'react'
import type { Problems } from './problems'

/**
 * The problems of a form's fields as last found. Each is shown until its field's value is another; whenever
 * some are found, the first field that has one gets the focus.
 */
export function useFormProblems(values: Record<string, unknown>): {
  form: RefObject<HTMLFormElement | null>
  problems: Problems
  show(problems: Problems): void
  focusFirst(): void
} {
  const form = useRef<HTMLFormElement>(null)
  const [found, setFound] = useState<{ problems: Problems; of: Record<string, unknown> }>({
    problems: {},
    of: {},
  })
  const [attempt, setAttempt] = useState(0)

  // Only after an attempt: the focus must not jump while somebody is typing.
  useEffect(() => {
    if (attempt === 0) return
    const problem = form.current?.querySelector<HTMLElement>('[aria-invalid=true], [role=alert]')
    problem?.scrollIntoView({ block: 'center' })
    problem?.focus({ preventScroll: true })
  }, [attempt])

  const focusFirst = () => setAttempt((count) => count + 1)
  const current = Object.entries(found.problems).filter(
    ([field]) => JSON.stringify(found.of[field]) === JSON.stringify(values[field]),
  )
  return {
    form,
    problems: Object.fromEntries(current),
    show(problems) {
      setFound({ problems, of: values })
      if (Object.keys(problems).length > 0) focusFirst()
    },
    focusFirst,
  }
}
