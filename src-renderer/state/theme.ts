import { create } from 'zustand'

export const themes = ['system', 'light', 'dark', 'contrast'] as const
export type Theme = (typeof themes)[number]

const place = 'sightline.theme'
const prefersDark = matchMedia('(prefers-color-scheme: dark)')
const prefersContrast = matchMedia('(prefers-contrast: more)')

function remembered(): Theme {
  const found = localStorage.getItem(place)
  return themes.find((theme) => theme === found) ?? 'system'
}

interface Shown {
  theme: Theme
  /** What the theme comes to at the moment. */
  shown: 'light' | 'dark'
  /** High contrast: chosen here, or asked of all apps by the system. It is light or dark, too. */
  contrast: boolean
}

function resolve(theme: Theme): Shown {
  const dark = theme === 'dark' || (theme !== 'light' && prefersDark.matches)
  return {
    theme,
    shown: dark ? 'dark' : 'light',
    contrast: theme === 'contrast' || prefersContrast.matches,
  }
}

/** The theme that was chosen, and what it comes to at the moment. */
export const useTheme = create<Shown>(() => resolve(remembered()))

export function chooseTheme(theme: Theme): void {
  localStorage.setItem(place, theme)
  useTheme.setState(resolve(theme))
}

/** Puts the theme onto the page, and keeps it there as the choice or the system's mode changes. */
export function applyTheme(): void {
  const apply = () => {
    const { shown, contrast } = useTheme.getState()
    const page = document.documentElement.dataset
    page.theme = contrast ? 'contrast' : shown
    page.shade = shown
  }
  apply()
  useTheme.subscribe(apply)
  const again = () => useTheme.setState(resolve(useTheme.getState().theme))
  prefersDark.addEventListener('change', again)
  prefersContrast.addEventListener('change', again)
  // Another window of ours changed it.
  addEventListener('storage', ({ key }) => {
    if (key === place) useTheme.setState(resolve(remembered()))
  })
}
