import { ApiError } from '../connectors/connector'

/** Puts values in the place of the `{name}`s of a path. Throws an {@link ApiError} for one that there is no value for. */
export function fillPath(path: string, values: Record<string, unknown>): string {
  return path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = values[name]
    if (typeof value !== 'string' && typeof value !== 'number')
      throw new ApiError(
        'wrong-shape',
        `${path} can’t be asked for: what it belongs to has no ${name}.`,
        'What was known before is kept. The provider may have changed its API: update Sightline.',
      )
    return encoded(value)
  })
}

/** The same, but what there is no value for stays open. */
export function fillSome(path: string, values: Record<string, unknown>): string {
  return path.replace(/\{(\w+)\}/g, (open, name: string) => {
    const value = values[name]
    return typeof value === 'string' || typeof value === 'number' ? encoded(value) : open
  })
}

/** Half a character, which a stranger may have put into an id, has no encoding. */
const encoded = (value: string | number) => encodeURIComponent(String(value).toWellFormed())
