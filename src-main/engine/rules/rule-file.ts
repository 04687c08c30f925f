import { type Document, LineCounter, parseAllDocuments } from 'yaml'
import { z } from 'zod'
import {
  type RuleProblem,
  ruleParameterKinds,
  SightlineError,
  severities,
} from '../../../src-preload/contract'
import type { ManagedFile } from '../connectors/connector'
import { variableNames } from '../query/sql-text'
import { checkedYaml, nowhere, placed, type TellProblem } from '../yaml/checked-yaml'
import { givenVariables, type RuleDefinition } from './rule-definition'
import type { ReadableNames } from './what-sql-reads'

const text = (most: number) =>
  z.string('This must be text: put it in quotes.').trim().min(1, 'Write something here.').max(most)
const sql = text(100_000)
const plain = z.union([z.string(), z.number(), z.boolean(), z.array(z.string())])

const parameter = z.strictObject({
  title: text(120),
  description: text(2000).default(() => ''),
  kind: z.enum(ruleParameterKinds, `One of: ${ruleParameterKinds.join(', ')}.`),
  default: plain,
  choices: z.array(text(200)).max(200).default([]),
  min: z.number().optional(),
  max: z.number().optional(),
  unit: text(30).optional(),
})

const file = z.strictObject({
  id: z
    .string('Give the rule an id, such as my-rule.')
    .regex(/^[a-z0-9][a-z0-9-]{1,98}$/, 'An id has lower-case letters, digits and hyphens only.'),
  version: z.int('A whole number.').min(1, 'At least 1.').default(1),
  name: text(120),
  severity: z.enum(severities, `One of: ${severities.join(', ')}.`),
  resourceType: text(100),
  rationale: text(4000),
  remediation: z
    .array(text(1000), 'A list of steps, each on a line that begins with “- ”.')
    .max(30)
    .default([]),
  references: z
    .array(
      z.strictObject({
        title: text(200),
        url: z.url({ protocol: /^https$/, error: 'An address that starts with https://' }),
      }),
    )
    .max(30)
    .default([]),
  tags: z.array(text(60)).max(30).default([]),
  compliance: z
    .record(
      z.string().regex(/^[a-z0-9][a-z0-9_-]{0,39}$/, 'A framework is named like soc2 or iso27001.'),
      z.array(text(60), 'A list of controls, such as [CC6.1].').min(1).max(50),
    )
    .default({}),
  parameters: z
    .record(z.string().regex(/^[A-Za-z_]\w{0,59}$/, 'A name has letters, digits and _ only.'), parameter)
    .default({}),
  needs: z.array(text(100)).max(50).optional(),
  unless: sql.nullable().default(null),
  sql,
})

const ruleFields = 'A rule is written as fields: id, name, severity, resourceType, rationale, sql.'

/**
 * Reads the rules of a YAML text, each a document of its own (`---` between them). What is wrong is told by line, all
 * of it; a document with problems gives no rule.
 */
export function readRules(
  source: string,
  names: ReadableNames,
): { rules: { rule: RuleDefinition; source: string }[]; problems: RuleProblem[] } {
  const lines = new LineCounter()
  const documents = parseAllDocuments(source, { lineCounter: lines, prettyErrors: false })
  const rules: { rule: RuleDefinition; source: string }[] = []
  const problems: RuleProblem[] = []
  for (const document of documents) {
    const read = readDocument(document, names, lines)
    if ('rule' in read)
      rules.push({ rule: read.rule, source: source.slice(document.range[0], document.range[1]).trim() })
    else problems.push(...read.problems)
  }
  if (documents.length === 0)
    problems.push({
      line: 1,
      field: '',
      message: 'There is no rule here.',
      hint: 'Write one, or choose another file.',
    })
  return { rules, problems }
}

/** The one rule of a text. Throws `bad-rule`, naming the line of the first problem. */
export function readRule(source: string, names: ReadableNames): RuleDefinition {
  const { rules, problems } = readRules(source, names)
  const [first] = problems
  if (first) throw badRule(first)
  if (rules.length > 1)
    throw badRule({
      line: 1,
      field: '',
      message: 'There are several rules in this text.',
      hint: 'Import them, or save them one at a time.',
    })
  return (rules[0] as { rule: RuleDefinition }).rule
}

/** `readRule` of a file that came with Sightline, whose YAML was read when Sightline was built. */
export function readManagedRule({ said, source }: ManagedFile, names: ReadableNames): RuleDefinition {
  const checked = file.safeParse(said)
  const read = checked.success && ruleOf(checked.data, names, nowhere)
  return read && 'rule' in read ? read.rule : readRule(source, names)
}

export function badRule(problem: RuleProblem): SightlineError {
  return new SightlineError('bad-rule', placed(problem), problem.hint)
}

function readDocument(
  document: Document.Parsed,
  names: ReadableNames,
  lines: LineCounter,
): { rule: RuleDefinition } | { problems: RuleProblem[] } {
  const checked = checkedYaml(document, file, lines, ruleFields)
  return 'problems' in checked ? checked : ruleOf(checked.said, names, checked.problem)
}

function ruleOf(
  { parameters, needs, ...rest }: z.infer<typeof file>,
  names: ReadableNames,
  tell: TellProblem,
): { rule: RuleDefinition } | { problems: RuleProblem[] } {
  const reads = names.readBy(rest.unless === null ? [rest.sql] : [rest.sql, rest.unless])
  const rule: RuleDefinition = {
    ...rest,
    sql: rest.sql.trim(),
    parameters: Object.entries(parameters).map(([name, said]) => ({
      name,
      ...said,
      min: said.min ?? null,
      max: said.max ?? null,
      unit: said.unit ?? null,
    })),
    needs: needs ?? reads.types,
    reads,
  }
  const problems = inconsistencies(rule, names, tell)
  return problems.length > 0 ? { problems } : { rule }
}

/** Problems that no field has by itself, but that show where fields are seen together. */
function inconsistencies(rule: RuleDefinition, names: ReadableNames, problem: TellProblem): RuleProblem[] {
  const found: RuleProblem[] = []
  const unknownType = 'Use the name of a resource type’s view, such as the SQL reads.'
  if (!names.has(rule.resourceType))
    found.push(problem(['resourceType'], `There is no resource type “${rule.resourceType}”.`, unknownType))
  for (const [index, type] of rule.needs.entries())
    if (!names.has(type))
      found.push(problem(['needs', index], `There is no resource type “${type}”.`, unknownType))
  if (rule.reads.types.length === 0)
    found.push(problem(['sql'], 'It reads no resource type.', 'Select from a type’s view.'))

  const inSql = variableNames(rule.sql)
  if (!inSql.has('integration'))
    found.push(
      problem(
        ['sql'],
        'It doesn’t say which integration it looks at.',
        'Add “_integrationId = :integration” to its WHERE.',
      ),
    )
  const inGuard = rule.unless === null ? new Set<string>() : variableNames(rule.unless)
  const known = new Set<string>([...givenVariables, ...rule.parameters.map(({ name }) => name)])
  for (const [field, variables] of [
    ['sql', inSql],
    ['unless', inGuard],
  ] as const)
    for (const name of variables)
      if (!known.has(name))
        found.push(problem([field], `:${name} has no value.`, `Add ${name} to the rule’s parameters.`))
  for (const { name, ...said } of rule.parameters) {
    const path = ['parameters', name]
    if ((givenVariables as readonly string[]).includes(name))
      found.push(problem(path, `:${name} has a value already.`, 'Choose another name.'))
    else if (!inSql.has(name) && !inGuard.has(name))
      found.push(
        problem(path, 'The SQL doesn’t use it.', `Write :${name} where it belongs, or leave it out.`),
      )
    const wrong = wrongValue({ name, ...said }, said.default)
    if (wrong) found.push(problem([...path, 'default'], wrong, 'Give it a default of its kind.'))
  }
  return found
}

/** Why a value can't be that parameter's; null if it can. */
export function wrongValue(parameter: RuleDefinition['parameters'][number], value: unknown): string | null {
  const { kind, min, max, choices } = parameter
  if (kind === 'number') {
    if (typeof value !== 'number') return 'It must be a number.'
    if (min !== null && value < min) return `It must be at least ${min}.`
    return max !== null && value > max ? `It must be at most ${max}.` : null
  }
  if (kind === 'boolean') return typeof value === 'boolean' ? null : 'It must be true or false.'
  const texts = kind === 'list' ? value : [value]
  if (!Array.isArray(texts) || texts.some((one) => typeof one !== 'string'))
    return kind === 'list' ? 'It must be a list of texts.' : 'It must be text.'
  const other = choices.length > 0 && texts.find((one) => !choices.includes(one))
  return other ? `It must be one of: ${choices.join(', ')}.` : null
}
