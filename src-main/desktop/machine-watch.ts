import { net, powerMonitor } from 'electron'
import type { Api, InputOf } from '../../src-preload/contract'

/** Neither has an event on every system. */
const lookEveryMs = 5_000

type Machine = Required<InputOf<'noteMachine'>>

/** Tells the engine when the machine goes to sleep or wakes up, loses its network or its mains, and finds them again. */
export function watchMachine(api: Pick<Api, 'noteMachine' | 'onEvent'>): () => void {
  const look = (): Omit<Machine, 'suspended'> => ({
    online: net.isOnline(),
    onBattery: powerMonitor.isOnBatteryPower(),
  })
  let last: Machine = { suspended: false, ...look() }
  const tell = (now: Machine, anyway = false) => {
    if (!anyway && sameAs(now, last)) return
    last = now
    api.noteMachine(now).catch(() => {}) // An engine that is gone is told when it is back.
  }
  tell(last, true)
  const again = () => tell({ ...last, ...look() })
  const timer = setInterval(again, lookEveryMs)
  powerMonitor.on('suspend', () => tell({ ...last, suspended: true }))
  powerMonitor.on('resume', () => tell({ suspended: false, ...look() }))
  powerMonitor.on('on-ac', again)
  powerMonitor.on('on-battery', again)
  const stopListening = api.onEvent(({ event }) => {
    if (event === 'restarted') tell(last, true)
  })
  return () => {
    clearInterval(timer)
    stopListening()
  }
}

const sameAs = (a: Machine, b: Machine) =>
  a.suspended === b.suspended && a.online === b.online && a.onBattery === b.onBattery
