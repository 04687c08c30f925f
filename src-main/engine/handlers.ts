import type { CallName, CheckedInputOf, OutputOf } from '../../src-preload/contract'

/** What answers calls of the contract, their input checked already. */
export type Handlers<Name extends CallName = CallName> = {
  [One in Name]: (input: CheckedInputOf<One>) => Promise<OutputOf<One>>
}
