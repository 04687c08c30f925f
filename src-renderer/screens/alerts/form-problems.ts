import type { ZodType } from 'zod'
import type { ProblemsOf } from '../../components/use-form-problems'

/**
 * Checks an input as the engine will, so that all its problems are seen at once. Fields within `settings` or
 * `condition` are told by their own name.
 */
export function problemsIn(schema: ZodType, input: unknown): ProblemsOf<string> {
  const checked = schema.safeParse(input)
  if (checked.success) return {}
  const problems: ProblemsOf<string> = {}
  for (const { path, message } of checked.error.issues) {
    const [first, second] = path.map(String)
    const within = first === 'settings' || first === 'condition'
    problems[(within ? second : first) ?? 'form'] ??= { message }
  }
  return problems
}
