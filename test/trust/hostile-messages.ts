import { z } from 'zod'
import type { Random } from '../../src-main/demo/random'
import { type CallName, callNames, calls } from '../../src-preload/contract'

/** Texts that were an attack on something once: markup, terminals, spreadsheets, SQL, paths, formats, Unicode. */
export const hostileTexts = [
  '<img src=x onerror=alert(1)><script>alert(1)</script>',
  '"><svg/onload=alert(1)>',
  'javascript:alert(1)',
  '\u001b]0;owned\u0007\u001b[2J\u001b[31mred',
  '\u009b31m\u009d0;owned\u009c',
  '=HYPERLINK("http://evil.example","x")',
  '+1+cmd|"/C calc"!A0',
  '-2+3',
  '@SUM(1)',
  '\t=1+1',
  '\r=1+1',
  "'; DROP TABLE resource; --",
  'SELECT * FROM query_key',
  '../../../../etc/passwd',
  '/dev/zero',
  'file:///etc/passwd',
  'http://169.254.169.254/latest',
  '%s%n%00',
  '{{constructor}}#{7*7}',
  '__proto__',
  'constructor',
  '\u0000',
  '\ud800',
  '\u202egnp.exe',
  'Аcme', // A Cyrillic A.
  'a\u0301'.repeat(300),
  '👩‍👩‍👧‍👦'.repeat(50),
  '\n\r\n\r',
  ' ',
  '',
  '9'.repeat(400),
  '1e999',
  'x'.repeat(70_000),
  '2026-13-45T99:99:99Z',
  '0000-01-01T00:00:00.000Z',
  '+275760-09-13T00:00:00.000Z',
]

const hostileNumbers = [0, -0, -1, 1, 0.5, 2 ** 31, 2 ** 53, -(2 ** 53), 1e308, 5e-324, Number.NaN, -Infinity]

function anything(random: Random, depth = 0): unknown {
  switch (random.int(depth > 4 ? 5 : 8)) {
    case 0:
      return random.pick(hostileTexts)
    case 1:
      return random.pick(hostileNumbers)
    case 2:
      return random.chance(0.5)
    case 3:
      return null
    case 4:
      return random.text(1 + random.int(12))
    case 5:
      return Array.from({ length: random.int(5) }, () => anything(random, depth + 1))
    case 6:
      return nested(random.pick([10, 200, 3_000]))
    default:
      return Object.fromEntries(
        Array.from({ length: random.int(5) }, () => [
          random.pick([...hostileTexts.slice(0, 20), 'id', 'toString', 'length']),
          anything(random, depth + 1),
        ]),
      )
  }
}

function nested(depth: number): unknown {
  let value: unknown = 1
  for (let level = 0; level < depth; level++) value = level % 2 ? [value] : { a: value }
  return value
}

interface Shape {
  type?: string
  const?: unknown
  enum?: unknown[]
  properties?: Record<string, Shape>
  items?: Shape
  anyOf?: Shape[]
  oneOf?: Shape[]
  additionalProperties?: Shape | boolean
  required?: string[]
  format?: string
}

const shapes = new Map<CallName, Shape>()
function shapeOf(name: CallName): Shape {
  let shape = shapes.get(name)
  if (!shape) {
    shape = z.toJSONSchema(calls[name].input, { io: 'input', unrepresentable: 'any' }) as Shape
    shapes.set(name, shape)
  }
  return shape
}

/** Of the call's own shape, as far as it goes: what is checked first must not keep the rest from being reached. */
function nearly(shape: Shape, random: Random, ids: string[]): unknown {
  if (random.chance(0.04)) return anything(random)
  if (shape.const !== undefined) return shape.const
  if (shape.enum) return random.pick(shape.enum)
  const choices = shape.anyOf ?? shape.oneOf
  if (choices) return nearly(random.pick(choices), random, ids)
  switch (shape.type) {
    case 'object':
      return {
        ...Object.fromEntries(
          Object.entries(shape.properties ?? {}).flatMap(([key, inner]) =>
            shape.required?.includes(key) || random.chance(0.6) ? [[key, nearly(inner, random, ids)]] : [],
          ),
        ),
        ...(random.chance(0.1) ? { [random.pick(hostileTexts)]: anything(random) } : {}),
      }
    case 'array':
      return Array.from({ length: random.int(4) }, () => nearly(shape.items ?? {}, random, ids))
    case 'integer':
    case 'number':
      return random.chance(0.7) ? random.int(100) : random.pick(hostileNumbers)
    case 'boolean':
      return random.chance(0.5)
    case 'null':
      return null
    default:
      if (shape.format === 'date-time' && random.chance(0.7)) return '2026-01-31T09:00:00.000Z'
      return random.pick([...ids, ...hostileTexts])
  }
}

/** A call that may be right, nearly right, or nothing at all. Lists of strangers' names are part of `ids`. */
export function hostileCall(
  random: Random,
  ids: string[],
  not: CallName[],
): { name: string; input: unknown } {
  const name = random.pick(callNames.filter((one) => !not.includes(one)))
  if (random.chance(0.08)) return { name: random.pick([...hostileTexts, 'stop', 'start']), input: {} }
  return { name, input: random.chance(0.15) ? anything(random) : nearly(shapeOf(name), random, ids) }
}

/** Text that is a message, nearly one, or none. */
export function hostileLine(random: Random, ids: string[], not: CallName[]): string {
  const { name, input } = hostileCall(random, ids, not)
  const text = () => JSON.stringify({ call: name, id: random.int(1e6), input }) ?? ''
  switch (random.int(12)) {
    case 0:
      return random.pick(['null', '7', '"x"', '[]', '{}', 'true', '[[]]', '', ' ', '{"call":null}'])
    case 1:
      return text().slice(0, random.int(30))
    case 2:
      return random.pick(hostileTexts).replace(/[\r\n]/g, ' ')
    case 3:
      return JSON.stringify({ answer: random.pick([1, '1', null, -1]), output: anything(random) })
    case 4:
      return JSON.stringify({ answer: 1, error: random.pick<unknown>([null, 7, {}, 'x']) })
    case 5:
      return JSON.stringify({ event: anything(random), payload: anything(random) })
    case 6:
      return JSON.stringify({ call: anything(random), id: anything(random), input })
    case 7:
      return `${'['.repeat(10_000)}${']'.repeat(random.pick([0, 10_000]))}`
    case 8:
      return JSON.stringify({ key: anything(random) })
    default:
      return text()
  }
}
