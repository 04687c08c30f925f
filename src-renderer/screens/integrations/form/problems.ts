import type { ZodType } from 'zod'
import type { SightlineError } from '../../../../src-preload/contract'
import type { ProblemsOf } from '../../../components/use-form-problems'
import type { IntegrationInput } from './draft'
import { customRegion } from './place'

export type FormField = keyof IntegrationInput | 'token'
export type Problems = ProblemsOf<FormField>

/** Checks an input as the engine will, so that all its problems are seen at once. */
export function problemsIn(schema: ZodType, input: Record<string, unknown>): Problems {
  const checked = schema.safeParse(input)
  if (checked.success) return {}
  const problems: Problems = {}
  for (const { path, message } of checked.error.issues) {
    const [field, item] = path
    const list = input[String(field)]
    const wrong = typeof item === 'number' && Array.isArray(list) ? `“${list[item]}”: ` : ''
    problems[fieldNamed(String(field))] ??= { message: wrong + message }
  }
  return problems
}

/** The fields that a failed test of the connection, or a refused input, is about. */
export function problemsFrom(error: SightlineError, input: Pick<IntegrationInput, 'region'>): Problems {
  const { code, message, hint } = error
  if (code === 'bad-input') {
    const [, field = '', text = message] = /^(\w+)(?:\.\d+)*: (.*)$/s.exec(message) ?? []
    return { [fieldNamed(field)]: { message: text, hint } }
  }
  return { [culprit(code, input.region === customRegion)]: { message, hint } }
}

function culprit(code: string, customUrl: boolean): FormField | 'form' {
  switch (code) {
    case 'name-taken':
      return 'name'
    case 'wrong-token':
    case 'missing-permission':
    case 'wrong-workspace':
      return 'token'
    case 'wrong-region':
      return 'region'
    case 'no-network':
    case 'not-the-api':
    case 'not-found':
    case 'wrong-shape':
      // An address that a person typed may be wrong; a region's own is not.
      return customUrl ? 'apiUrl' : 'form'
    default:
      return 'form'
  }
}

const fields: readonly FormField[] = [
  'name',
  'description',
  'tags',
  'region',
  'apiUrl',
  'token',
  'intervalMinutes',
  'companyDomains',
  'keepHistoryDays',
]

function fieldNamed(name: string): FormField | 'form' {
  return fields.find((field) => field === name) ?? 'form'
}
