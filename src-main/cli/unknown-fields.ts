import { SightlineError } from '../../src-preload/contract'

/**
 * Refuses fields of JSON that a user wrote which are no more in what a schema made of it: who mistyped a filter would get
 * all that it was to keep out.
 */
export function refuseUnknownFields(given: unknown, checked: unknown): void {
  const unknown = unknownField(given, checked)
  if (unknown !== null)
    throw new SightlineError(
      'bad-input',
      `There is no field “${unknown.join('.')}”.`,
      'Correct its name, or leave it out.',
    )
}

function unknownField(given: unknown, checked: unknown): string[] | null {
  if (!isObject(given) || !isObject(checked)) return null
  for (const [key, value] of Object.entries(given)) {
    if (!Object.hasOwn(checked, key)) return [key]
    const inside = unknownField(value, checked[key])
    if (inside !== null) return [key, ...inside]
  }
  return null
}

/** Lists as well: their fields are places. */
const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null
