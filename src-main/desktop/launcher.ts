/** Starts the desktop app from the command line, or says why it can't be. No Electron in here. */
import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { createInterface } from 'node:readline'
import { electronBinary } from './electron-binary'
import { launchMessageSchema } from './launch-messages'

type Launch = { started: true; exitCode: Promise<number> } | { started: false; why: string }

/** An app that has neither ended nor said a word by then is left to itself: it may be waiting for the user. */
const patienceMs = 30_000

/**
 * Starts the app with `args` (`--data-dir DIR`), and answers once it is up, or can't be: `why` is one line.
 * From then on Ctrl+C here ends the app, and its own end is `exitCode`.
 */
export async function launchDesktop(args: string[] = []): Promise<Launch> {
  const hindrance = whyNotHere()
  if (hindrance) return { started: false, why: hindrance }
  const folder = appFolder()
  let binary: string
  try {
    binary = await electronBinary(folder)
  } catch (error) {
    return { started: false, why: (error as Error).message }
  }
  return untilUp(startElectron(binary, [folder, ...args]))
}

function whyNotHere(): string | null {
  if (process.platform !== 'linux') return null
  if (!process.env.DISPLAY && !process.env.WAYLAND_DISPLAY) return 'there is no display'
  if (process.getuid?.() === 0) return 'Electron does not run as root: its sandbox would be off'
  return null
}

/** The checkout, or wherever else this was built into: the nearest package that has our entry. */
function appFolder(): string {
  let folder = import.meta.dirname
  while (!existsSync(join(folder, 'package.json')) && folder !== dirname(folder)) folder = dirname(folder)
  return folder
}

function startElectron(binary: string, args: string[]): ChildProcess {
  const env = { ...process.env }
  delete env.ELECTRON_RUN_AS_NODE // an editor's terminal may have it set
  delete env.SIGHTLINE_TOKEN // it is for commands
  // In a group of its own: Ctrl+C would otherwise reach it twice, and the second one cuts off an orderly end.
  const detached = process.platform !== 'win32'
  return spawn(binary, args, { env, detached, stdio: ['ignore', 'ignore', 'pipe', 'ipc'] })
}

function untilUp(app: ChildProcess): Promise<Launch> {
  const complaints = passOnStderr(app)
  const exitCode = new Promise<number>((resolve) => {
    app.once('error', () => resolve(1))
    app.once('exit', (code) => resolve(code ?? 1))
  })
  endTogether(app)

  return new Promise((resolve) => {
    const up = () => resolve({ started: true, exitCode })
    const failed = (why: string) => resolve({ started: false, why })
    app.on('message', (message) => {
      const said = launchMessageSchema.safeParse(message).data
      if (said?.sightline === 'already-running')
        console.error('Sightline is running already: there is its window.')
      if (said?.sightline === 'failed') failed(said.why)
      else if (said) up()
    })
    app.once('error', (error) => failed(`Electron can’t be started: ${error.message}`))
    app.once('exit', (code, signal) =>
      failed(`Electron ended at once (${complaints.worst() ?? signal ?? code})`),
    )
    setTimeout(up, patienceMs).unref()
  })
}

/** Passes the app's stderr on, without Chromium's own log, of which only the worst is kept. */
function passOnStderr(app: ChildProcess): { worst(): string | null } {
  let fatal: string | null = null
  if (app.stderr)
    createInterface({ input: app.stderr }).on('line', (line) => {
      const log = /^\[[\d:/.]+:(\w+):[^\]]*\]\s*(.*)/.exec(line)
      if (!log) console.error(line)
      else if (log[1] === 'FATAL') fatal = log[2] ?? null
    })
  return { worst: () => fatal }
}

/** The first Ctrl+C asks the app to quit, a second one ends it. */
function endTogether(app: ChildProcess): void {
  let asked = false
  const end = (signal: NodeJS.Signals) => {
    app.kill(asked ? 'SIGKILL' : signal)
    asked = true
  }
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const
  for (const signal of signals) process.on(signal, end)
  app.once('exit', () => {
    for (const signal of signals) process.off(signal, end)
  })
}
