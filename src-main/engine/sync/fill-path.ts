/** Puts values in the place of the `{name}`s of a path. Throws for one that there is no value for. */
export function fillPath(path: string, values: Record<string, unknown>): string {
  return path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = values[name]
    if (typeof value !== 'string' && typeof value !== 'number')
      throw new Error(`“${path}” needs a value for ${name}.`)
    return encodeURIComponent(value)
  })
}

/** The same, but what there is no value for stays open. */
export function fillSome(path: string, values: Record<string, unknown>): string {
  return path.replace(/\{(\w+)\}/g, (open, name: string) => {
    const value = values[name]
    return typeof value === 'string' || typeof value === 'number' ? encodeURIComponent(value) : open
  })
}
