import type { MenuChoice } from '../../src-preload/contract'
import { copyLink } from './copy-link'
import { onEvent } from './events'
import { showPalette } from './palette'
import { chooseTheme } from './theme'
import { goBack, goForward } from './travel'

const acts: Record<MenuChoice, () => void> = {
  back: goBack,
  forward: goForward,
  palette: () => showPalette(),
  // As if its key had been pressed: whoever shows the list listens for that.
  shortcuts: () => void dispatchEvent(new KeyboardEvent('keydown', { key: '?' })),
  'copy-link': () => void copyLink(),
  'theme-system': () => chooseTheme('system'),
  'theme-light': () => chooseTheme('light'),
  'theme-dark': () => chooseTheme('dark'),
  'theme-contrast': () => chooseTheme('contrast'),
}

/** Does what is chosen in the desktop app's menu for this window. */
export function followMenu(): void {
  onEvent((event) => {
    if (event.event === 'menu') acts[event.payload.choice]()
  })
}
