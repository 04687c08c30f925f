import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseSync } from 'vite'
import { describe, expect, test } from 'vitest'
import { speak, t } from '../../src-renderer/texts'
import { english } from '../../src-renderer/texts/english'
import { formatNumber } from '../../src-renderer/texts/format'
import { german } from '../../src-renderer/texts/german'

interface Texts {
  [key: string]: string | Texts
}
interface Node {
  type: string
  [field: string]: unknown
}

const flat = (texts: Texts, before = ''): [string, string][] =>
  Object.entries(texts).flatMap(([key, value]) =>
    typeof value === 'string' ? [[before + key, value] as [string, string]] : flat(value, `${before}${key}.`),
  )
const en = new Map(flat(english))
const de = new Map(flat(german))
const plural = /_(one|other)$/
/** What `t` is called with for them. */
const keys = new Set([...en.keys()].map((key) => key.replace(plural, '')))

const variables = (text: string) => [...text.matchAll(/\{\{\s*(\w+)/g)].map((match) => match[1] as string)
const holes = (text: string) => [...text.matchAll(/\{\{[^}]*\}\}|<\/?\w+\s*\/?>/g)].map(([hole]) => hole)

const root = fileURLToPath(new URL('../../src-renderer', import.meta.url))
const sources = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter((file) => /(?<!\.d)\.tsx?$/.test(file) && !file.startsWith('texts/'))
  .map((file) => ({ file, nodes: nodesOf(readFileSync(join(root, file), 'utf8'), file) }))

function nodesOf(text: string, file: string): Node[] {
  const found: Node[] = []
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) for (const each of value) visit(each)
    else if (typeof value === 'object' && value !== null) {
      if ('type' in value) found.push(value as Node)
      for (const [field, child] of Object.entries(value)) if (field !== 'parent') visit(child)
    }
  }
  visit(parseSync(file, text).program)
  return found
}

const literal = (node: unknown): string | undefined => {
  const { type, value } = (node ?? {}) as Node
  return type === 'Literal' && typeof value === 'string' ? value : undefined
}
const templateTexts = (node: Node) =>
  (node.quasis as { value: { cooked: string } }[]).map(({ value }) => value.cooked)

describe('German', () => {
  test('says all that English says, and nothing else', () => {
    expect([...de.keys()].sort()).toEqual([...en.keys()].sort())
  })
  test('has the same values and elements in each text', () => {
    const wrong = [...en].filter(
      ([key, text]) =>
        holes(text).sort().join() !==
        holes(de.get(key) ?? '')
          .sort()
          .join(),
    )
    expect(wrong.map(([key, text]) => `${key}: ${text} / ${de.get(key)}`)).toEqual([])
  })
  test('is what is spoken once it was chosen, with its numbers', async () => {
    await speak('de')
    expect(t('common.cancel')).toBe('Abbrechen')
    expect(t('settings.keys.savedQueries', { count: 1200 })).toBe('1.200 gespeicherte Abfragen')
    expect(formatNumber(0.5)).toBe('0,5')
    await speak('en')
    expect(t('settings.keys.savedQueries', { count: 1 })).toBe('1 saved query')
  })
})

test('no text is empty, and each of a number has both its forms', () => {
  const texts = [...en, ...de]
  expect(texts.filter(([, text]) => text.trim() === '')).toEqual([])
  const alone = [...en.keys()].filter(
    (key) =>
      plural.test(key) && !(en.has(key.replace(plural, '_one')) && en.has(key.replace(plural, '_other'))),
  )
  expect(alone).toEqual([])
})

test('no element in a text is called like one of HTML’s that has nothing in it', () => {
  const empty = /<(area|base|br|col|embed|hr|img|input|link|meta|param|source|track|wbr)\b/
  expect([...en.values(), ...de.values()].filter((text) => empty.test(text))).toEqual([])
})

test('every text is used', () => {
  const used = new Set<string>()
  const patterns: RegExp[] = []
  for (const { nodes } of sources)
    for (const node of nodes) {
      const value = literal(node)
      if (value !== undefined) used.add(value)
      const parts = node.type === 'TemplateLiteral' ? templateTexts(node) : []
      if (parts.length > 1 && /^[a-z]\w*\.([\w.]+)?$/.test(parts[0] ?? ''))
        patterns.push(new RegExp(`^${parts.map((part) => part.replaceAll('.', '\\.')).join('[^.]+')}$`))
    }
  const unused = [...keys].filter((key) => !used.has(key) && !patterns.some((pattern) => pattern.test(key)))
  expect(unused).toEqual([])
})

test('every text that is asked for is there, and is given the values it names', () => {
  const wrong: string[] = []
  for (const { file, nodes } of sources)
    for (const node of nodes) {
      const callee = node.callee as Node | undefined
      if (node.type !== 'CallExpression' || callee?.type !== 'Identifier' || callee.name !== 't') continue
      const [first, second] = node.arguments as Node[]
      const key = literal(first)
      if (key === undefined) continue
      if (!keys.has(key)) wrong.push(`${file}: ${key} is no text`)
      const properties = (second?.properties ?? []) as { type: string; key: Node }[]
      // Those that are put together elsewhere are the compiler’s to check, as far as it can.
      if (second && second.type !== 'ObjectExpression') continue
      if (properties.some(({ type }) => type === 'SpreadElement')) continue
      const given = properties.map((property) => property.key.name)
      const wanted = variables(en.get(key) ?? en.get(`${key}_other`) ?? '')
      if (en.has(`${key}_other`)) wanted.push('count')
      for (const variable of wanted)
        if (!given.includes(variable)) wrong.push(`${file}: ${key} isn’t given ${variable}`)
    }
  expect(wrong).toEqual([])
})

test('no component has words of its own', () => {
  const worded = /^(title|label|aria-label|placeholder|hint|note|description|alt|none|text|does)$/
  const words = /\p{L}{2}/u
  const own: string[] = []
  for (const { file, nodes } of sources) {
    for (const node of nodes) {
      if (node.type === 'JSXText' && words.test(node.value as string)) own.push(`${file}: ${node.value}`)
      const name = ((node.name ?? node.key) as Node | undefined)?.name
      if ((node.type === 'JSXAttribute' || node.type === 'Property') && worded.test(String(name))) {
        const value = literal(node.value)
        if (value !== undefined && words.test(value) && !keys.has(value)) own.push(`${file}: ${value}`)
      }
    }
  }
  // Names, keys and units that are the same in every language.
  const everywhere = /: \s*(Sightline|NULL|Esc|\d+ min)\s*$/
  expect(own.filter((text) => !everywhere.test(text))).toEqual([])
})
