/** Every pair of colours that the stylesheets put together, in every theme, against WCAG’s formula. */
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'

const css = readFileSync('src-renderer/styles/tokens.css', 'utf8').replace(/\/\*[\s\S]*?\*\//g, '')

/** What a rule whose selector ends so declares. */
function declared(selector: string): Record<string, string> {
  for (const [, selectors, body] of css.matchAll(/([^{}]+)\{([^{}]*)\}/g)) {
    const last = selectors!.split(',').at(-1)!.trim()
    if (last === selector)
      return Object.fromEntries(
        [...body!.matchAll(/(--[\w-]+):\s*([^;]+);/g)].map(([, name, is]) => [name, is]),
      )
  }
  throw new Error(`tokens.css has no ${selector}`)
}

const highContrast = declared('[data-theme="contrast"]')
const themes = {
  light: declared('[data-theme="light"]'),
  dark: declared('[data-theme="dark"]'),
  'high contrast, light': highContrast,
  'high contrast, dark': { ...highContrast, ...declared('[data-theme="contrast"][data-shade="dark"]') },
}

const tones = ['critical', 'high', 'medium', 'low', 'ok', 'neutral']
const grounds = [
  'frame',
  'ground',
  'ground-sunk',
  'ground-raised',
  'ground-hover',
  'ground-pressed',
  'ground-selected',
]
const plainGrounds = ['frame', 'ground', 'ground-sunk', 'ground-raised', 'ground-hover', 'ground-selected']

test('no token is a colour in one place and a duration or a size in another', () => {
  const elsewhere = [...css.matchAll(/([^{}]+)\{([^{}]*)\}/g)]
    .filter(([, selectors]) => !selectors!.includes('[data-theme'))
    .flatMap(([, , body]) => [...body!.matchAll(/(--[\w-]+):/g)].map(([, name]) => name!))
  expect(elsewhere).toContain('--slow')
  expect(elsewhere.filter((name) => name in themes.light)).toEqual([])
})

const texts: [string, string[]][] = [
  ['text', [...grounds, 'accent-soft', ...tones.map((tone) => `${tone}-soft`)]],
  ['text-soft', [...grounds, 'accent-soft', ...tones.map((tone) => `${tone}-soft`)]],
  ['text-faint', plainGrounds],
  ['accent-text', [...plainGrounds, 'accent-soft']],
  ['on-accent', ['accent', 'accent-hover']],
  ['on-danger', ['danger', 'danger-hover']],
  ['tip-text', ['tip']],
  ...tones.map((tone): [string, string[]] => [tone, [...plainGrounds, `${tone}-soft`]]),
]
const shapes: [string, string[]][] = [
  ['focus', grounds],
  ['accent', ['frame', 'ground', 'ground-raised']],
  ['line-control', ['ground', 'ground-sunk', 'ground-raised']],
  ...[1, 2, 3, 4, 5, 6, 7, 8].map((place): [string, string[]] => [
    `chart-${place}`,
    ['ground', 'ground-raised'],
  ]),
]

describe.each(Object.entries(themes))('%s', (name, theme) => {
  const short = (pairs: [string, string[]][], least: number) =>
    pairs.flatMap(([front, backs]) =>
      backs.flatMap((back) => {
        const ratio = contrast(theme[`--${front}`]!, theme[`--${back}`]!)
        return ratio >= least ? [] : [`${front} on ${back}: ${ratio.toFixed(2)}`]
      }),
    )

  test(`texts can be read`, () => {
    expect(short(texts, name.startsWith('high') ? 7 : 4.5)).toEqual([])
  })
  test('the edges of controls, the focus and what charts draw can be seen', () => {
    expect(short(shapes, 3)).toEqual([])
  })
})

test('no theme lacks a colour that another has', () => {
  const names = Object.keys(themes.light).sort()
  for (const theme of Object.values(themes)) expect(Object.keys(theme).sort()).toEqual(names)
})

function contrast(one: string, other: string): number {
  const [darker, lighter] = [luminance(one), luminance(other)].sort((a, b) => a - b)
  return (lighter! + 0.05) / (darker! + 0.05)
}

function luminance(hex: string): number {
  const [, digits] = /^#([0-9a-f]{6})$/.exec(hex) ?? []
  if (!digits) throw new Error(`${hex} is no colour of six digits`)
  const [red, green, blue] = [0, 2, 4].map((at) => {
    const part = Number.parseInt(digits.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!
}
