import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'

export interface Serving {
  /** An address with a one-time token. */
  url: string
  end(): Promise<void>
}

/** `sightline serve` as a user runs it: the built command line, in a process of its own. */
export async function serveSightline(dataDir: string, ...options: string[]): Promise<Serving> {
  const child = spawn(process.execPath, ['out/main/cli.js', 'serve', '--data-dir', dataDir, ...options], {
    stdio: ['pipe', 'pipe', 'pipe'],
  })
  let complaints = ''
  child.stderr.on('data', (text) => {
    complaints += text
  })
  const url = await new Promise<string>((resolve, reject) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      const found = /http:\/\/\S+/.exec(line)
      if (found) resolve(found[0])
    })
    child.once('exit', (code) => reject(new Error(`serve ended with ${code}: ${complaints}`)))
  })
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  return {
    url,
    async end() {
      child.kill('SIGTERM')
      await ended
    },
  }
}
