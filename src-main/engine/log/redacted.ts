/**
 * A reason as it may be shown to a stranger: without what people or providers named, wrote or own. `names` are those of
 * integrations and workspaces, each with what stands for it.
 */
export function redacted(reason: string, names: ReadonlyMap<string, string>): string {
  let text = reason
  for (const [name, instead] of [...names].sort(([a], [b]) => b.length - a.length))
    if (name) text = text.replaceAll(name, instead)
  return (
    text
      // What a provider says in its own words follows the status.
      .replace(/(\(\d{3}\)):\s.*$/s, '$1: (what it said)')
      .replace(/“[^”]*”|"[^"]*"/g, '“(name)”')
      .replace(/\bhttps?:\/\/\S+/gi, '(address)')
      .replace(/[^\s<>,;:()]+@[^\s<>,;:()]+/g, '(mail address)')
      .replace(/(?<![\w/])\/[\w%.~-]+(?:\/[^\s,;:]*)?/g, (path) => `/${path.split('/')[1] ?? ''}…`)
      .replace(/\b[a-z0-9-]+(?:\.[a-z0-9-]+)+(?::\d+)?\b/gi, '(host)')
      .replace(/\b(?=\w*\d)[\w-]{12,}\b|\b\w{25,}\b/g, '(id)')
  )
}
