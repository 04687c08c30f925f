import type { Document, LineCounter } from 'yaml'
import type { z } from 'zod'
import type { RuleProblem } from '../../../src-preload/contract'
import { lineOf } from './line-of'

/** Says what is wrong with a field, at its line. */
export type TellProblem = (path: PropertyKey[], message: string, hint: string) => RuleProblem

/**
 * What a document of YAML says, checked by a schema; or all that is wrong with it, by line. `fields` is the hint where
 * it isn't made of fields at all.
 */
export function checkedYaml<T>(
  document: Document.Parsed,
  schema: z.ZodType<T>,
  lines: LineCounter,
  fields: string,
): { said: T; problem: TellProblem } | { problems: RuleProblem[] } {
  const problem: TellProblem = (path, message, hint) => ({
    line: lineOf(document, path, lines),
    field: short(path.map(String).join('.')),
    message: short(message),
    hint,
  })
  if (document.errors.length > 0)
    return {
      problems: document.errors.map(({ pos, message }) => ({
        line: lines.linePos(pos[0]).line,
        field: '',
        message: short(message),
        hint: 'This is not YAML: look at the indentation, quotes and colons of this line and the one before.',
      })),
    }
  let given: unknown
  try {
    // Enough for a value that is said once and meant twice, and not for a bomb.
    given = document.toJS({ maxAliasCount: 20 })
  } catch (error) {
    return {
      problems: [problem([], (error as Error).message, 'Write it out instead of repeating it by reference.')],
    }
  }
  const checked = schema.safeParse(given)
  if (checked.success) return { said: checked.data, problem }
  return {
    problems: checked.error.issues.flatMap((issue) =>
      issue.code === 'unrecognized_keys'
        ? issue.keys.map((key) =>
            problem([...issue.path, key], 'There is no such field.', 'Correct its name, or leave it out.'),
          )
        : [
            problem(
              issue.path,
              missing(given, issue.path) ? 'This is missing.' : issue.message,
              issue.path.length === 0 ? fields : 'Correct it and try again.',
            ),
          ],
    ),
  }
}

/** What is wrong may be the whole text, and is quoted. */
const short = (text: string) => (text.length > mostShown ? `${text.slice(0, mostShown)}…` : text)
const mostShown = 300

/** For a value whose text isn't at hand. */
export const nowhere: TellProblem = (path, message, hint) => ({
  line: 1,
  field: path.map(String).join('.'),
  message,
  hint,
})

/** As one sentence: “Line 3, severity: One of: …”. */
export const placed = ({ line, field, message }: RuleProblem) =>
  `${field ? `Line ${line}, ${field}` : `Line ${line}`}: ${message}`

function missing(given: unknown, path: PropertyKey[]): boolean {
  let at = given
  for (const key of path) {
    if (typeof at !== 'object' || at === null || !(key in at)) return true
    at = (at as Record<PropertyKey, unknown>)[key]
  }
  return false
}
