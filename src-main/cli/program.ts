/** The command line: `sightline <command>`, for scripts and CI. */
import { Command, CommanderError, InvalidArgumentError, Option } from 'commander'
import { version } from '../../package.json'
import { type ErrorReport, mirrorExportFormats, SightlineError, severities } from '../../src-preload/contract'
import { defaultDataFolder } from '../engine/data-folder'
import { addIntegration, connectorsInHelp, updateIntegration } from './add'
import { addAlertCommands } from './alerts-commands'
import { app } from './app'
import { asTyped } from './as-typed'
import { checkFormats, checkRules } from './check'
import { addComplianceCommands } from './compliance-commands'
import { demoApi } from './demo-api'
import { diagnostics } from './diagnostics'
import { diffMoments } from './diff'
import { exportMirror } from './export'
import { instant } from './instant'
import { deleteIntegration, listIntegrations, setEnabled } from './integrations'
import { network } from './network'
import { type OpenEngine, openEngine } from './open-engine'
import { output } from './output'
import { pathOption } from './path-option'
import { listQueries } from './queries'
import { queryFormats, runQuery } from './query'
import { replayDemo } from './replay/replay'
import { listChanges, listResources } from './resources'
import { addReviewCommands } from './reviews'
import { addRuleCommands } from './rules-commands'
import { serveApp } from './serve'
import { syncNow } from './sync'

export interface Globals {
  json: boolean
  dataDir: string
}

/** Runs one command and gives its exit code. Never rejects. */
export async function runCommandLine(args: string[]): Promise<number> {
  let exitCode = 0
  // Set to nothing is not set, as everywhere in a shell.
  if (process.env.SIGHTLINE_DATA_DIR === '') delete process.env.SIGHTLINE_DATA_DIR
  const program = commandLine((code) => {
    exitCode = code
  })
  try {
    await program.parseAsync(args, { from: 'user' })
    return exitCode
  } catch (error) {
    const json = args.includes('--json')
    if (!(error instanceof CommanderError)) output.fail(error, json)
    else if (error.exitCode === 0)
      return 0 // --help, --version
    else if (json) await output.printJson({ error: usageError(error) }) // stderr has it from commander
    return 1
  }
}

function usageError({ code, message }: CommanderError): ErrorReport {
  const error = new SightlineError(
    'usage',
    code === 'commander.help' ? 'A command is missing.' : message.replace(/^error: /, ''),
    'See `sightline --help`, or `sightline <command> --help`.',
  )
  return error.report()
}

function commandLine(exitWith: (code: number) => void): Command {
  const program = new Command('sightline')
    .description('Watches the workspaces you answer for, from your own machine.')
    .version(version)
    .option('--json', 'print one JSON document on standard output', false)
    .addOption(
      new Option('--data-dir <dir>', 'where everything is kept')
        .env('SIGHTLINE_DATA_DIR')
        .argParser(pathOption)
        .default(defaultDataFolder()),
    )
    .exitOverride()
    .showHelpAfterError('(sightline --help tells more)')

  /** A command that needs the engine: opened before, closed after, whatever happens. A number is its exit code. */
  const withEngine =
    <Args extends unknown[]>(
      run: (engine: OpenEngine, globals: Globals, ...args: Args) => Promise<unknown>,
    ) =>
    async (...args: unknown[]) => {
      const globals = (args.at(-1) as Command).optsWithGlobals<Globals>()
      const engine = await openEngine(globals.dataDir)
      engine.lost.catch(() => {}) // After the command's end, it is nobody's loss.
      try {
        const { notice } = await engine.api.about()
        if (notice) output.say(notice)
        const code = await Promise.race([run(engine, globals, ...(args.slice(0, -1) as Args)), engine.lost])
        if (typeof code === 'number') exitWith(code)
      } catch (error) {
        throw asTyped(error, args.at(-1) as Command)
      } finally {
        await engine.close()
      }
    }

  /** One that may begin again: the engine that it joined was another command's, which has ended. */
  const repeatably =
    <Args extends unknown[]>(run: (...args: Args) => Promise<void>) =>
    async (...args: Args): Promise<void> => {
      for (;;) {
        try {
          return await run(...args)
        } catch (error) {
          if (SightlineError.from(error).code !== 'disconnected' || output.hasBegun()) throw error
        }
      }
    }

  const place = (command: Command) =>
    command
      .option('--description <text>')
      .option('--tag <tag...>', 'replaces the tags')
      .option('--region <key>', 'the connector’s region')
      .addOption(new Option('--api-url <url>', 'an API address of your own').conflicts('region'))
      .option('--interval <minutes>', 'minutes between two polls', wholeNumber)
      .option('--domain <domain...>', 'mail domains that are the company’s own')
      .option('--keep-history <days>', 'what is older is dropped: 90d; or all', historyDays)
      .option('--token-stdin', 'read the token from standard input; else SIGHTLINE_TOKEN', false)

  place(program.command('add <connector>').description('connect a workspace, after testing the token'))
    .requiredOption('--name <name>')
    .addHelpText('after', connectorsInHelp)
    .action(withEngine(addIntegration))
  program
    .command('integrations')
    .description('what is connected, and how it stands')
    .action(repeatably(withEngine(listIntegrations)))
  place(program.command('update <name>').description('change what is given, after testing it'))
    .option('--name <name>', 'its new name')
    .action(withEngine(updateIntegration))
  program
    .command('pause <name>')
    .description('stop polling it')
    .action(withEngine((engine, globals, name: string) => setEnabled(engine, globals, name, false)))
  program
    .command('resume <name>')
    .description('poll it again')
    .action(withEngine((engine, globals, name: string) => setEnabled(engine, globals, name, true)))
  program
    .command('delete <name>')
    .description('remove its token, resources, history, findings and alerts')
    .option('--yes', 'you are sure', false)
    .action(withEngine(deleteIntegration))

  program
    .command('sync [name]')
    .description('one poll now, of all or of one. Exit 0: ok, 3: partial, 1: otherwise')
    .action(repeatably(withEngine(syncNow)))
  program
    .command('resources [type]')
    .description('the resource types and their counts; or all resources of a type')
    .action(repeatably(withEngine(listResources)))
  program
    .command('changes')
    .description('what changed, newest first')
    .option('--since <time>', 'ISO 8601, such as 2026-01-31T09:00:00Z', instant)
    .option('--type <type>', 'of one resource type')
    .option('--no-baseline', 'without what was there already when its type was listed for the first time')
    .action(repeatably(withEngine(listChanges)))
  program
    .command('diff')
    .description('what differs between two moments, or between one and now')
    .argument('<from>', 'ISO 8601', instant)
    .argument('[to]', 'ISO 8601', instant)
    .option('--type <type>', 'of one resource type')
    .action(repeatably(withEngine(diffMoments)))
  program
    .command('query <sql>')
    .description('answer one read-only SQL statement')
    .option('--as-of <time>', 'as everything was then; ISO 8601', instant)
    .option('--param <key=value>', 'a value for :key; repeatable', parameter, {})
    .option('--saved', 'the argument is the name or id of a saved query', false)
    .option(
      '--output <file>',
      'write all rows to a file: .json, .ndjson, else as CSV, unless --format says otherwise',
      pathOption,
    )
    .addOption(new Option('--format <format>', 'a table if left out').choices(queryFormats))
    .action(repeatably(withEngine(runQuery)))
  program
    .command('export <folder>')
    .description('the whole mirror and its history, to a new folder: for another database')
    .addOption(new Option('--format <format>').choices(mirrorExportFormats).default('parquet'))
    .action(repeatably(withEngine(exportMirror)))
  program
    .command('queries')
    .description('the saved queries, and those that came with Sightline')
    .action(repeatably(withEngine(listQueries)))
  program
    .command('check')
    .description('findings of the last poll. Exit 0: clean, 2: findings, 1: could not tell')
    .addOption(new Option('--severity <severity>', 'this one or worse').choices(severities))
    .addOption(
      new Option('--fail-on <severity>', 'exit 2 only for findings this severe or worse').choices(severities),
    )
    .addOption(
      new Option('--format <format>', 'table, or as the output file is called').choices(checkFormats),
    )
    .option('--output <file>', 'write it to a file: .sarif, .xml (JUnit), .json', pathOption)
    .action(repeatably(withEngine(checkRules)))
  addRuleCommands(program, withEngine)
  addAlertCommands(program, withEngine, { port, wholeNumber })
  addComplianceCommands(program, withEngine)
  addReviewCommands(program, withEngine)

  program
    .command('network')
    .description('the proxy, and certificates to trust besides the system’s')
    .option('--proxy <which>', 'system, none, or an address such as http://proxy.acme.com:8080')
    .option('--user <name>', 'for that proxy')
    .option('--password-stdin', 'read its password from standard input', false)
    .option('--trust <file>', 'trust the certificates in a PEM file')
    .option('--distrust <fingerprint>', 'trust that certificate no more')
    .action(withEngine(network))
  program
    .command('diagnostics')
    .description('a report for whoever helps: no names, tokens or contents')
    .option('--output <file>', 'write it to a file', pathOption)
    .action(withEngine(diagnostics))
  program
    .command('serve')
    .description('the app in a browser')
    .option('--port <port>', 'any free one if left out', port, 0)
    .option('--demo', 'with the demo workspace, if nothing is connected yet', false)
    .action((options, command: Command) => serveApp(command.optsWithGlobals<Globals>(), options))
  program
    .command('app')
    .description('the desktop app; in a browser where it can’t start')
    .action((_, command: Command) => app(command.optsWithGlobals<Globals>()).then(exitWith))
  program
    .command('replay')
    .description(
      'days of the demo workspace’s life in seconds: the alerts that came of it, a backtest, an access review',
    )
    .option('--days <n>', 'how many, before the week of the access review', numberBetween(0, 3650), 60)
    .option(
      '--output <folder>',
      'keep its data and reports there, in a new folder, instead of in a temporary one',
      pathOption,
    )
    .action((options) => replayDemo(program.opts<Globals>(), options))

  program
    .command('demo-api')
    .description('a made-up workspace’s API on loopback')
    .option('--port <port>', 'any free one if left out', port, 0)
    .option('--scale <factor>', '20 has twenty times as much of everything', numberBetween(1, 1000), 1)
    .option('--latency <ms>', 'for each answer', wholeNumber, 0)
    .option('--fault <fault...>', 'what goes wrong: kind[:/path][:value][*times][%percent]')
    .action((options, command: Command) => demoApi(command.optsWithGlobals<Globals>(), options))
  return program
}

function wholeNumber(text: string): number {
  if (/^\d{1,9}$/.test(text)) return Number(text)
  throw new InvalidArgumentError('A whole number is needed.')
}

const numberBetween = (least: number, most: number) => (text: string) => {
  const number = wholeNumber(text)
  if (number >= least && number <= most) return number
  throw new InvalidArgumentError(`It is a number from ${least} to ${most}.`)
}

function port(text: string): number {
  const number = wholeNumber(text)
  if (number < 65_536) return number
  throw new InvalidArgumentError('A port is a number up to 65535.')
}

function historyDays(text: string): number | 'all' {
  if (text === 'all') return text
  if (/^[1-9]\d{0,4}d$/.test(text)) return Number(text.slice(0, -1))
  throw new InvalidArgumentError('A number of days is needed, like 90d; or all.')
}

function parameter(text: string, before: Record<string, string | number>): Record<string, string | number> {
  const at = text.indexOf('=')
  if (at < 1) throw new InvalidArgumentError('A parameter looks like key=value.')
  return { ...before, [text.slice(0, at)]: text.slice(at + 1) }
}
