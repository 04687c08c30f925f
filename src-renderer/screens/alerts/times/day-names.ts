import type { Weekday } from '../../../../src-preload/contract'
import { t } from '../../../texts'

export const dayNames: Record<Weekday, string> = {
  get monday() {
    return t('alerts.dayNames.monday')
  },
  get tuesday() {
    return t('alerts.dayNames.tuesday')
  },
  get wednesday() {
    return t('alerts.dayNames.wednesday')
  },
  get thursday() {
    return t('alerts.dayNames.thursday')
  },
  get friday() {
    return t('alerts.dayNames.friday')
  },
  get saturday() {
    return t('alerts.dayNames.saturday')
  },
  get sunday() {
    return t('alerts.dayNames.sunday')
  },
}
