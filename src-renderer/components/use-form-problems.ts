import { type RefObject, useEffect, useRef, useState } from 'react'
import type { Problem } from './field'

/** What is wrong, by field; `form` is for what no field is to blame for. */
export type ProblemsOf<Name extends string> = Partial<Record<Name | 'form', Problem>>

/**
 * The problems of a form's fields as last found. Each is shown until its field's value is another; whenever
 * some are found, the first field that has one gets the focus.
 */
export function useFormProblems<Name extends string>(
  values: Record<string, unknown>,
): {
  form: RefObject<HTMLFormElement | null>
  problems: ProblemsOf<Name>
  show(problems: ProblemsOf<Name>): void
  focusFirst(): void
} {
  const form = useRef<HTMLFormElement>(null)
  const [found, setFound] = useState<{ problems: ProblemsOf<Name>; of: Record<string, unknown> }>({
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
    problems: Object.fromEntries(current) as ProblemsOf<Name>,
    show(problems) {
      setFound({ problems, of: values })
      if (Object.keys(problems).length > 0) focusFirst()
    },
    focusFirst,
  }
}
