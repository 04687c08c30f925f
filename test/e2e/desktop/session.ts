import { spawn, spawnSync } from 'node:child_process'
import { join } from 'node:path'

export interface DesktopSession {
  /** For processes that are to run in it. */
  env: Record<string, string>
  end(): void
}

const script = join(import.meta.dirname, 'with-session.sh')

/** Why no session can be had here, or null. */
export function whyNoSession(): string | null {
  const { status, stderr } = spawnSync(script, ['true'], { encoding: 'utf8' })
  return status === 0 ? null : stderr.trim() || `with-session.sh ended with ${status}`
}

/** Starts a desktop session of its own (see with-session.sh), without any window manager. */
export async function startDesktopSession(): Promise<DesktopSession> {
  // Tells the environment inside, and stays until its stdin is closed.
  const child = spawn(script, ['sh', '-c', 'env -0; echo; cat'], {
    stdio: ['pipe', 'pipe', 'pipe'],
  })
  let complaints = ''
  child.stderr.on('data', (data) => {
    complaints += data
  })
  const env = await new Promise<Record<string, string>>((resolve, reject) => {
    let told = ''
    child.stdout.on('data', (data) => {
      told += data
      if (told.endsWith('\0\n')) resolve(Object.fromEntries(told.slice(0, -2).split('\0').map(asPair)))
    })
    child.once('exit', () => reject(new Error(`The desktop session did not start: ${complaints}`)))
  })
  return { env, end: () => child.stdin.end() }
}

function asPair(variable: string): [string, string] {
  const at = variable.indexOf('=')
  return [variable.slice(0, at), variable.slice(at + 1)]
}
