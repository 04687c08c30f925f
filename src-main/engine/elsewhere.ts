import { type CallName, SightlineError } from '../../src-preload/contract'

const notHere = async (): Promise<never> => {
  throw new SightlineError(
    'not-here',
    'Only the desktop app can do that.',
    'Open Sightline as a desktop app.',
  )
}

/** Calls that the desktop app answers itself, as they are answered where there is none. */
export const hostCallsElsewhere = {
  getDesktop: notHere,
  setDesktop: notHere,
  showFolder: notHere,
  checkForUpdate: notHere,
  installUpdate: notHere,
  exportMirror: notHere,
} satisfies { [Name in CallName]?: () => Promise<unknown> }
