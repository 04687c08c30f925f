const mac = /mac/i.test(navigator.platform)

/** How the command key is written on this machine. */
export const command = mac ? '⌘' : 'Ctrl'
