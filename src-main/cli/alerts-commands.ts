import { type Command, Option } from 'commander'
import { mailSecurities } from '../../src-preload/contract'
import {
  addAlertRule,
  deleteAlertRule,
  listAlertRules,
  listAlerts,
  listDeliveries,
  retryDelivery,
  setAlertRule,
} from './alerts'
import { addChannel, deleteChannel, listChannels, setChannel, testChannel } from './channels'
import { instant } from './instant'
import type { WithEngine } from './rules-commands'

const switches = [
  ['enable', true],
  ['disable', false],
] as const

/** `sightline alerts`, `channels …`, `alert-rules …` and `deliveries …`. */
export function addAlertCommands(
  program: Command,
  withEngine: WithEngine,
  { port, wholeNumber }: { port(text: string): number; wholeNumber(text: string): number },
) {
  program
    .command('alerts')
    .description('what was worth telling, newest first')
    .option('--since <time>', 'ISO 8601', instant)
    .action(withEngine(listAlerts))

  const channels = program.command('channels').description('where alerts are told')
  channels
    .command('list', { isDefault: true })
    .description('all channels, and how the last message went')
    .action(withEngine(listChannels))
  channels
    .command('add <kind>')
    .description(
      'slack, teams, webhook or email. Standard input has what is secret: the webhook’s address (of a webhook, or JSON: url, headers, secret), or the password',
    )
    .requiredOption('--name <name>')
    .option('--host <host>', 'the mail server')
    .option('--port <port>', 'of the mail server; 587 if left out', port)
    .addOption(
      new Option('--security <how>', 'how mail is encrypted; starttls if left out').choices(mailSecurities),
    )
    .option('--user <user>', 'to sign in with; standard input has the password')
    .option('--from <address>')
    .option('--to <address...>')
    .action(withEngine(addChannel))
  channels
    .command('test <name>')
    .description('send a message there. Exit 1 if it did not arrive')
    .action(withEngine(testChannel))
  for (const [name, enabled] of switches)
    channels
      .command(`${name} <name>`)
      .description(enabled ? 'tell alerts there' : 'tell nothing there')
      .action(withEngine((engine, globals, channel: string) => setChannel(engine, globals, channel, enabled)))
  channels
    .command('delete <name>')
    .description('with its secrets and what waits for it')
    .action(withEngine(deleteChannel))

  const rules = program.command('alert-rules').description('which alerts go where, and when')
  rules.command('list', { isDefault: true }).description('all alert rules').action(withEngine(listAlertRules))
  rules
    .command('add <file>')
    .description('one, as JSON: name, condition, channelIds …; - is standard input')
    .action(withEngine(addAlertRule))
  for (const [name, enabled] of switches)
    rules
      .command(`${name} <name>`)
      .description(`${name} an alert rule`)
      .action(withEngine((engine, globals, rule: string) => setAlertRule(engine, globals, rule, enabled)))
  rules.command('delete <name>').description('an alert rule').action(withEngine(deleteAlertRule))

  const deliveries = program.command('deliveries').description('messages to channels')
  deliveries
    .command('list', { isDefault: true })
    .description('newest first')
    .option('--channel <name>', 'to this one alone')
    .action(withEngine(listDeliveries))
  deliveries
    .command('retry')
    .description('send it now. Exit 1 if it did not arrive')
    .argument('<id>', 'as the list has it', wholeNumber)
    .action(withEngine(retryDelivery))
}
