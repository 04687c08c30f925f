import { LineCounter, parseDocument } from 'yaml'
import { z } from 'zod'
import type { RuleProblem } from '../../../src-preload/contract'
import type { ManagedFile } from '../connectors/connector'
import { checkedYaml, nowhere, type TellProblem } from '../yaml/checked-yaml'
import type { PackDefinition } from './pack-definition'

const text = (most: number) =>
  z.string('This must be text: put it in quotes.').trim().min(1, 'Write something here.').max(most)
const named = z
  .string('This must be text: put it in quotes.')
  .regex(/^[A-Za-z0-9][A-Za-z0-9.-]{0,39}$/, 'An id has letters, digits, dots and hyphens only.')

const file = z.strictObject({
  id: z
    .string('Give the pack an id, such as my-pack.')
    .regex(/^[a-z0-9][a-z0-9-]{1,98}$/, 'An id has lower-case letters, digits and hyphens only.'),
  version: z.int('A whole number.').min(1, 'At least 1.'),
  name: text(120),
  framework: z.string().regex(/^[a-z0-9][a-z0-9_-]{0,39}$/, 'A framework is named like soc2 or iso27001.'),
  description: text(2000),
  reference: z.strictObject({
    title: text(200),
    url: z.url({ protocol: /^https$/, error: 'An address that starts with https://' }),
  }),
  sections: z
    .array(
      z.strictObject({
        id: named,
        title: text(120),
        controls: z
          .array(
            z.strictObject({
              id: named,
              title: text(120),
              asks: text(1000),
              manual: text(2000).nullable().default(null),
            }),
          )
          .min(1, 'A section has at least one control.'),
      }),
    )
    .min(1, 'A pack has at least one section.'),
})

/** Reads the one pack of a YAML text, or tells all that is wrong with it, by line. */
export function readPack(source: string): { pack: PackDefinition } | { problems: RuleProblem[] } {
  const lines = new LineCounter()
  const document = parseDocument(source, { lineCounter: lines, prettyErrors: false })
  const fields =
    'A pack is written as fields: id, version, name, framework, description, reference, sections.'
  const checked = checkedYaml(document, file, lines, fields)
  if ('problems' in checked) return checked
  const problems = repeatedControls(checked.said, checked.problem)
  return problems.length > 0 ? { problems } : { pack: checked.said }
}

/** `readPack` of a file that came with Sightline, whose YAML was read when Sightline was built. */
export function readManagedPack({ said, source }: ManagedFile): ReturnType<typeof readPack> {
  const checked = file.safeParse(said)
  const isWhole = checked.success && repeatedControls(checked.data, nowhere).length === 0
  return isWhole ? { pack: checked.data } : readPack(source)
}

function repeatedControls(pack: PackDefinition, problem: TellProblem): RuleProblem[] {
  const seen = new Set<string>()
  return pack.sections.flatMap(({ controls }, section) =>
    controls.flatMap(({ id }, control) => {
      const twice = seen.has(id)
      seen.add(id)
      if (!twice) return []
      const path = ['sections', section, 'controls', control, 'id']
      return [problem(path, `There is a control “${id}” already.`, 'Give this one another id.')]
    }),
  )
}
