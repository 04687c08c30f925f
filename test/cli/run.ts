import { type ChildProcess, spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { onTestFinished } from 'vitest'

export const cli = fileURLToPath(new URL('../../out/main/cli.js', import.meta.url))

interface Ran {
  code: number | null
  stdout: string
  stderr: string
  /** Stdout as the one JSON document it must be. */
  // biome-ignore lint/suspicious/noExplicitAny: tests look into what they expect
  json: any
}

interface Options {
  stdin?: string
  env?: Record<string, string>
  /** No file may grow beyond so many kB: what a full disk does to a database. */
  fileLimit?: number
  /** Called once the process runs. */
  meanwhile?(child: ChildProcess): void
}

/** A command line of one data folder, as a script runs it: the built entry, in a process of its own. */
export function commandLine(dataDir: string) {
  const start = (args: string[], env: Record<string, string> = {}, fileLimit?: number) => {
    const { SIGHTLINE_TOKEN: _, SIGHTLINE_PASSPHRASE: __, ...inherited } = process.env
    const limited = ['bash', '-c', `trap "" XFSZ; ulimit -f ${fileLimit}; exec "$@"`, '-']
    const [command, ...rest] = [...(fileLimit === undefined ? [] : limited), process.execPath, cli, ...args]
    return spawn(command as string, rest, {
      env: { ...inherited, SIGHTLINE_DATA_DIR: dataDir, ...env },
    })
  }

  async function run(args: string[], { stdin, env, fileLimit, meanwhile }: Options = {}): Promise<Ran> {
    const child = start(args, env, fileLimit)
    let stdout = ''
    let stderr = ''
    child.stdout.on('data', (text) => {
      stdout += text
    })
    child.stderr.on('data', (text) => {
      stderr += text
    })
    child.stdin.end(stdin)
    meanwhile?.(child)
    const code = await new Promise<number | null>((resolve) => child.once('close', resolve))
    return {
      code,
      stdout,
      stderr,
      get json() {
        return JSON.parse(stdout)
      },
    }
  }

  /** A command that goes on until it is stopped; resolves with the first line it prints. */
  async function background(args: string[]): Promise<{ line: string; child: ChildProcess }> {
    const child = start(args)
    onTestFinished(() => void child.kill('SIGKILL'))
    const line = await new Promise<string>((resolve, reject) => {
      let text = ''
      child.stdout.on('data', (chunk) => {
        text += chunk
        if (text.includes('\n')) resolve(text.slice(0, text.indexOf('\n')))
      })
      child.once('exit', (code) => reject(new Error(`It ended with ${code}.`)))
    })
    return { line, child }
  }
  return { run, background }
}
