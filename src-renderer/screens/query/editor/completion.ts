import type { Completion, CompletionContext, CompletionResult } from '@codemirror/autocomplete'
import { keywordCompletionSource } from '@codemirror/lang-sql'
import { syntaxTree } from '@codemirror/language'
import { useQueries } from '../queries-store'
import { useSchema } from '../schema-store'
import { dialect } from './dialect'
import { columnOption, functionOption, pathOption, queryOption, viewOption } from './options'
import { columnInScope, type InScope, viewsInScope } from './scope'
import { sqliteFunctions } from './sqlite-functions'

const word = /[\w$]*$/
const keywords = keywordCompletionSource(dialect, true)

/** Paths that occur in a JSON column, behind `column ->> '` or `json_…(column, '`. */
export function completePaths(context: CompletionContext): CompletionResult | null {
  const before = context.matchBefore(/(?:([\w.]+)\s*->>?\s*|json_\w+\(\s*([\w.]+)\s*,\s*)'[^'\n]*$/i)
  const found = before && /(?:([\w.]+)\s*->>?\s*|json_\w+\(\s*([\w.]+)\s*,\s*)'([^'\n]*)$/i.exec(before.text)
  if (!found) return null
  const text = context.state.doc.toString()
  const column = columnInScope(viewsInScope(text, context.pos), found[1] ?? found[2] ?? '')
  if (!column || column.paths.length === 0) return null
  return {
    from: context.pos - (found[3]?.length ?? 0),
    options: column.paths.map(pathOption),
    validFor: /^[^'\n]*$/,
  }
}

/** Views, columns, functions and keywords. */
export async function completeNames(context: CompletionContext): Promise<CompletionResult | null> {
  const node = syntaxTree(context.state).resolveInner(context.pos, -1)
  if (/String|Comment/.test(node.name)) return null
  const typed = context.matchBefore(word)
  const from = typed?.from ?? context.pos
  const text = context.state.doc.toString()
  const scope = viewsInScope(text, context.pos)

  const qualified = /([A-Za-z_]\w*)\.$/.exec(text.slice(Math.max(0, from - 100), from))
  if (qualified) return columnsOf(scope, qualified[1] ?? '', from)
  if (!context.explicit && from === context.pos) return null

  const validFor = /^[\w$]*$/
  const schema = useSchema.getState().data
  const views = schema?.views.map(viewOption) ?? []
  if (/\b(?:from|join)\s+$/i.test(text.slice(Math.max(0, from - 40), from)))
    return { from, options: [...views, ...tables()], validFor }
  const words = await keywords(context)
  return {
    from,
    options: [
      ...(scope.length > 0 ? columns(scope) : allColumns()),
      ...views,
      ...[...(schema?.functions ?? []), ...sqliteFunctions].map(functionOption),
      ...(words?.options ?? []),
    ],
    validFor,
  }
}

const tables = () =>
  sqliteFunctions.filter(({ name }) => /^json_(?:each|tree)$/.test(name)).map(functionOption)

function columns(scope: InScope[]): Completion[] {
  const seen = new Set<string>()
  return scope.flatMap(({ view, alias }) => [
    ...(alias === view.name ? [] : [{ label: alias, type: 'view', detail: view.name, boost: 2 }]),
    ...view.columns.flatMap((column) => {
      if (seen.has(column.name)) return []
      seen.add(column.name)
      return columnOption(column, view)
    }),
  ])
}

/** Before there is a FROM: columns of all views of resources. */
function allColumns(): Completion[] {
  const seen = new Set<string>()
  const views = useSchema.getState().data?.views.filter(({ group }) => group === 'resources') ?? []
  return views.flatMap((view) =>
    view.columns.flatMap((column) => {
      if (seen.has(column.name)) return []
      seen.add(column.name)
      return { ...columnOption(column, view), detail: view.name, boost: 1 }
    }),
  )
}

function columnsOf(scope: InScope[], name: string, from: number): CompletionResult | null {
  const wanted = name.toLowerCase()
  const found = scope.find(
    ({ alias, view }) => alias.toLowerCase() === wanted || view.name.toLowerCase() === wanted,
  )
  if (!found) return null
  return {
    from,
    options: found.view.columns.map((column) => columnOption(column, found.view)),
    validFor: /^\w*$/,
  }
}

/** Saved queries, by as many words of their names as are typed: only where nothing else is written. */
export function completeQueries(context: CompletionContext): CompletionResult | null {
  const typed = /^\s*([\p{L}\p{N}][\p{L}\p{N}_$ ]*)\s*$/u.exec(context.state.doc.toString())
  if (!typed?.[1]) return null
  return {
    from: typed[0].indexOf(typed[1]),
    options: (useQueries.getState().data ?? []).map(queryOption),
    validFor: /^[\p{L}\p{N}_$ ]*$/u,
  }
}
