import type { Delivery } from '../../../../src-preload/contract'

export const purposeNames: Record<Delivery['purpose'], string> = {
  alert: 'At once',
  storm: 'Many at once',
  quiet_hours: 'After quiet hours',
  daily: 'Daily digest',
  weekly: 'Weekly digest',
  test: 'Test',
}
