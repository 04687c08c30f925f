/** The contract's API at both ends of a pipe: made of what is called by name, and answering what is. */

import {
  type Api,
  type CheckedInputOf,
  callNames,
  checkCall,
  hostCalls,
  type OutputOf,
  SightlineError,
} from './contract'
import type { CallHandler, Peer } from './peer'

/** The contract's API over anything that can call by name and report events. */
export function createApi(far: Pick<Peer, 'call' | 'onEvent'>): Api {
  const api: Record<string, unknown> = { onEvent: far.onEvent }
  for (const name of callNames) api[name] = (input: unknown) => far.call(name, input ?? {})
  return api as Api
}

/** Answers calls with an API, checking every name and input against the contract first. */
export function answerWith(api: Api): CallHandler {
  return async (name, input) => {
    const checked = checkCall(name, input)
    return (api[checked.name] as (input: unknown) => Promise<unknown>)(checked.input)
  }
}

/** Calls that a host answers itself, because they end in a dialog or a download, or are about the host. */
export type HostAnswers = {
  [Name in
    | 'exportQuery'
    | 'exportReview'
    | 'exportMirror'
    | 'about'
    | 'getDiagnostics'
    | 'getDesktop'
    | 'setDesktop'
    | 'showFolder'
    | 'checkForUpdate'
    | 'installUpdate']?: (input: CheckedInputOf<Name>) => Promise<OutputOf<Name> | null>
}

/** The same for a page: it may not make the calls that are its host's, and some its host answers. */
export function answerPageWith(api: Api, own: HostAnswers = {}): CallHandler {
  const answer = answerWith({ ...api, ...own } as Api)
  return async (name, input) => {
    if (hostCalls.has(name)) throw new SightlineError('forbidden', `“${name}” is not for pages.`)
    return answer(name, input)
  }
}
