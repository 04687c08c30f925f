import type { Delivery } from '../../../../src-preload/contract'
import { t } from '../../../texts'

export const purposeNames: Record<Delivery['purpose'], string> = {
  get alert() {
    return t('alerts.purposes.atOnce')
  },
  get storm() {
    return t('alerts.purposes.manyAtOnce')
  },
  get quiet_hours() {
    return t('alerts.purposes.afterQuietHours')
  },
  get daily() {
    return t('alerts.purposes.dailyDigest')
  },
  get weekly() {
    return t('alerts.purposes.weeklyDigest')
  },
  get test() {
    return t('alerts.purposes.test')
  },
}
