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
  if (options.proxy !== undefined) input.proxy = await proxyOf(options.proxy, options)
  else if (options.user !== undefined || options.passwordStdin)
    throw new SightlineError(
      'usage',
      'A user and a password go with --proxy.',
      'Give the proxy’s address as well.',
    )
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

async function proxyOf(text: string, { user = '', passwordStdin }: Options) {
  if (text === 'system' || text === 'none') return { mode: text } as const
  return {
    mode: 'manual' as const,
    url: text,
    user,
    ...(passwordStdin ? { password: (await readToken(true)) ?? '' } : {}),
  }
}
