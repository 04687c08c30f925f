import type { Command } from 'commander'
import type { OpenEngine } from './open-engine'
import { pathOption } from './path-option'
import type { Globals } from './program'
import {
  addRules,
  backtestRule,
  deleteRule,
  exportRules,
  listRules,
  previewRule,
  setRule,
  showRule,
  validateRules,
} from './rules'

export type WithEngine = <Args extends unknown[]>(
  run: (engine: OpenEngine, globals: Globals, ...args: Args) => Promise<unknown>,
) => (...args: unknown[]) => Promise<void>

/** `sightline rules …`. */
export function addRuleCommands(program: Command, withEngine: WithEngine) {
  const rules = program.command('rules').description('the rules that came with Sightline and your own')
  const inOne = (command: Command) => command.option('--integration <name>', 'in this one alone')
  rules
    .command('list', { isDefault: true })
    .description('all rules, and how they stand')
    .action(withEngine(listRules))
  rules.command('show <id>').description('a rule’s text').action(withEngine(showRule))
  rules
    .command('validate <file>')
    .description('what is wrong with a rule file, by line; - is standard input')
    .action(withEngine(validateRules))
  rules
    .command('add <file>')
    .description('save all rules of a YAML file, or none; - is standard input')
    .option('--replace', 'edit those that there are', false)
    .action(withEngine(addRules))
  rules
    .command('export [ids...]')
    .description('as YAML: those, or all of your own')
    .option('--output <file>', 'write them to a file', pathOption)
    .action(withEngine(exportRules))
  rules
    .command('delete <id>')
    .description('a rule of your own, with its findings')
    .action(withEngine(deleteRule))
  for (const [name, enabled] of [
    ['enable', true],
    ['disable', false],
  ] as const)
    inOne(rules.command(`${name} <id>`).description(`${name} a rule, in all integrations or in one`)).action(
      withEngine((engine, globals, id: string, where: { integration?: string }) =>
        setRule(engine, globals, id, where, { enabled }),
      ),
    )
  inOne(
    rules.command('set <id> [key=value...]').description('its parameters; without any, their defaults'),
  ).action(
    withEngine((engine, globals, id: string, given: string[], where: { integration?: string }) =>
      setRule(engine, globals, id, where, { given }),
    ),
  )
  inOne(
    rules
      .command('preview <file-or-id>')
      .description('what it would find now. Exit 0: nothing, 2: something, 1: could not tell'),
  ).action(withEngine(previewRule))
  inOne(
    rules.command('backtest <file-or-id>').description('when it would have found what, in all of history'),
  ).action(withEngine(backtestRule))
}
