import { type Command, Option } from 'commander'
import { complianceFormats, listPacks, showPack } from './compliance'
import type { WithEngine } from './rules-commands'

/** `sightline compliance …`. */
export function addComplianceCommands(program: Command, withEngine: WithEngine) {
  const compliance = program.command('compliance').description('packs of controls, and how they stand')
  compliance
    .command('list', { isDefault: true })
    .description('all packs, with their scores')
    .option('--integration <name>', 'of this one alone')
    .action(withEngine(listPacks))
  compliance
    .command('show <pack>')
    .description('a pack’s controls. Exit 0: all passed, 2: some failed, 1: could not tell')
    .option('--integration <name>', 'in this one alone')
    .addOption(new Option('--format <format>').choices(complianceFormats).default('table'))
    .action(withEngine(showPack))
}
