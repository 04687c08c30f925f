import type { z } from 'zod'
import { type AlertSettings, type CheckedInputOf, calls, weekdays } from '../../../src-preload/contract'
import type { Db } from '../store/database'
import { keepJson, keptJson } from '../store/kept-json'
import { checkTimeZone, computerTimeZone } from './local-time'
import { quietUntil } from './quiet-hours'

type Kept = Pick<AlertSettings, 'quietHours' | 'digests' | 'timeZone'>

const key = 'alert-settings'
const defaults: Kept = {
  quietHours: { enabled: false, days: [...weekdays], from: '22:00', to: '07:00', except: 'critical' },
  digests: { time: '09:00', weekday: 'monday' },
  timeZone: null,
}
const stored = calls.setAlertSettings.input as z.ZodType<Partial<Kept>>

/** When to be left alone, and when digests come. */
export class AlertSettingsStore {
  constructor(
    private readonly db: Db,
    private readonly now: () => Date,
  ) {}

  get(): AlertSettings {
    const given = keptJson(this.db, key)
    const kept: Kept = { ...defaults, ...(given === undefined ? {} : stored.parse(given)) }
    const zone = kept.timeZone ?? computerTimeZone()
    return {
      ...kept,
      computerTimeZone: computerTimeZone(),
      quietUntil: quietUntil(kept.quietHours, zone, this.now())?.toISOString() ?? null,
    }
  }

  get zone(): string {
    return this.get().timeZone ?? computerTimeZone()
  }

  set(input: CheckedInputOf<'setAlertSettings'>): AlertSettings {
    if (input.timeZone) checkTimeZone(input.timeZone)
    const given = Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined))
    const { quietHours, digests, timeZone } = { ...this.get(), ...given } as AlertSettings
    keepJson(this.db, key, { quietHours, digests, timeZone })
    return this.get()
  }
}
