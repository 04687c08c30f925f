/** The key that goes with a letter in shortcuts, as it is printed on keyboards. */
export const commandKey = /mac/i.test(navigator.platform) ? '⌘' : 'Ctrl'
