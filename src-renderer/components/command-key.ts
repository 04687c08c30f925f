import { t } from '../texts'

const isMac = /mac/i.test(navigator.platform)

/** The key that goes with a letter in shortcuts, as it is printed on keyboards of the language that is shown. */
export const commandKey = (): string => (isMac ? '⌘' : t('common.keys.control'))
/** The key for what browsers keep the other one for. */
export const optionKey = (): string => (isMac ? '⌥' : 'Alt')
