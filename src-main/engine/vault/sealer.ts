import { z } from 'zod'
import type { VaultInfo } from '../../../src-preload/contract'

/** Turns a secret into something that may lie on disk, and back. */
export interface Sealer {
  /** What it is; its kind is written beside what it sealed. */
  describe(): Promise<VaultInfo>
  /** `ref` is bound to the result: what was sealed as one entry can't be opened as another. */
  seal(ref: string, secret: string): Promise<string>
  /** Rejects with `vault-locked` if it can't be opened here. */
  open(ref: string, sealed: string): Promise<string>
}

/** The calls by which an engine's process asks its host to seal and open, when the host owns the OS vault. */
const sealerCalls = {
  'vault.describe': z.object({}),
  'vault.seal': z.object({ ref: z.string().max(200), secret: z.string().max(10_000) }),
  'vault.open': z.object({ ref: z.string().max(200), sealed: z.string().max(100_000) }),
}

/** A sealer on the other side of a channel. */
export function remoteSealer(host: { call(name: string, input: unknown): Promise<unknown> }): Sealer {
  return {
    describe: async () => (await host.call('vault.describe', {})) as VaultInfo,
    seal: async (ref, secret) => String(await host.call('vault.seal', { ref, secret })),
    open: async (ref, sealed) => String(await host.call('vault.open', { ref, sealed })),
  }
}

/** Answers the calls of a {@link remoteSealer}, and no other. */
export function answerSealerCalls(sealer: Sealer) {
  return async (name: string, input: unknown): Promise<unknown> => {
    if (name === 'vault.describe') return sealer.describe()
    if (name === 'vault.seal') {
      const { ref, secret } = sealerCalls['vault.seal'].parse(input)
      return sealer.seal(ref, secret)
    }
    if (name === 'vault.open') {
      const { ref, sealed } = sealerCalls['vault.open'].parse(input)
      return sealer.open(ref, sealed)
    }
    throw new Error(`There is no call “${name}” on this side.`)
  }
}
