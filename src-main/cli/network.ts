import { type InputOf, SightlineError } from '../../src-preload/contract'
import { textOf } from './given-file'
import type { OpenEngine } from './open-engine'
import { output } from './output'
import type { Globals } from './program'
import { readToken } from './read-token'

interface Options {
  proxy?: string
  user?: string
  passwordStdin: boolean
  trust?: string
  distrust?: string
}

/** Shows how the outside is reached, after what was asked for was changed. */
export async function network({ api }: OpenEngine, globals: Globals, options: Options): Promise<void> {
  const input: InputOf<'setNetwork'> = {}
  if (options.proxy !== undefined || options.user !== undefined || options.passwordStdin)
    input.proxy = await proxyOf(options)
  if (options.trust !== undefined)
    input.addCertificates = textOf(options.trust, 'Give the path of a file in PEM form.')
  if (options.distrust !== undefined) input.removeCertificate = options.distrust
  const set = Object.keys(input).length > 0 ? await api.setNetwork(input) : await api.getNetwork()
  if (globals.json) return output.printJson(set)
  const { mode, url, user, hasPassword } = set.proxy
  const as = user ? ` as ${user}${hasPassword ? ', with a password' : ''}` : ''
  await output.write(
    [
      `Proxy: ${mode === 'manual' ? url + as : mode === 'none' ? 'none' : 'as the system says'}`,
      ...set.certificates.map(
        ({ subject, fingerprint, expiresAt, warning }) =>
          `Trusted: ${subject}, until ${expiresAt.slice(0, 10)}, ${fingerprint}${warning ? ` (${warning})` : ''}`,
      ),
      '',
    ].join('\n'),
  )
}

async function proxyOf({ proxy, user, passwordStdin }: Options): Promise<InputOf<'setNetwork'>['proxy']> {
  if (proxy === undefined || proxy === 'system' || proxy === 'none') {
    if (user !== undefined || passwordStdin || proxy === undefined)
      throw usage('A user and a password go with a proxy’s address.', 'Give that with --proxy.')
    return { mode: proxy }
  }
  const manual = { mode: 'manual' as const, url: proxy, user: user ?? '' }
  if (!passwordStdin) return manual
  if (user === undefined) throw usage('A password goes with a user.', 'Give --user as well.')
  const password = await readToken(true)
  if (password === undefined)
    throw usage('There is no password on standard input.', 'Pipe it in, or leave --password-stdin out.')
  return { ...manual, password }
}

const usage = (message: string, hint: string) => new SightlineError('usage', message, hint)
