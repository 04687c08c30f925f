import { useState } from 'react'
import type { ConnectionTest } from '../../../../src-preload/contract'
import { SightlineError } from '../../../../src-preload/errors'
import { api } from '../../../state/bridge'
import { placeOf } from './place'

export interface Connection {
  connector: string
  region: string
  apiUrl: string
  /** Empty: the stored one of `integrationId`. */
  token: string
  integrationId?: string
}

export type TestState =
  | { state: 'untested' }
  | { state: 'testing' }
  | { state: 'works'; workspace: ConnectionTest }
  | { state: 'fails'; error: SightlineError }

/** Tests a connection on demand. A result counts for exactly what was tested: another input has none. */
export function useConnectionTest(connection: Connection): {
  test: TestState
  run(connection?: Connection): Promise<ConnectionTest | undefined>
  fail(error: SightlineError): void
} {
  const [known, setKnown] = useState<{ of: Connection; test: TestState } | null>(null)
  const latest = known && isSame(known.of, connection) ? known.test : ({ state: 'untested' } as const)

  return {
    test: latest,
    fail: (error) => setKnown({ of: connection, test: { state: 'fails', error } }),
    async run(of = connection) {
      const conclude = (test: TestState) =>
        // Something else may be under test by now: the older answer is nobody's.
        setKnown((now) => (now && isSame(now.of, of) ? { of, test } : now))
      setKnown({ of, test: { state: 'testing' } })
      const { connector, token, integrationId } = of
      try {
        const workspace = await api.testConnection({
          connector,
          ...placeOf(of),
          ...(integrationId === undefined ? {} : { integrationId }),
          ...(token.trim() === '' && integrationId !== undefined ? {} : { token }),
        })
        conclude({ state: 'works', workspace })
        return workspace
      } catch (error) {
        conclude({ state: 'fails', error: SightlineError.from(error) })
        return undefined
      }
    },
  }
}

function isSame(one: Connection, other: Connection): boolean {
  return (
    one.connector === other.connector &&
    one.token === other.token &&
    JSON.stringify(placeOf(one)) === JSON.stringify(placeOf(other))
  )
}
