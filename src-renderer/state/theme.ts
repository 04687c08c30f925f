import { create } from 'zustand'

export const themes = ['system', 'light', 'dark'] as const
export type Theme = (typeof themes)[number]

const place = 'sightline.theme'
const prefersDark = matchMedia('(prefers-color-scheme: dark)')

function remembered(): Theme {
  const found = localStorage.getItem(place)
  return themes.find((theme) => theme === found) ?? 'system'
}

const resolve = (theme: Theme) => (theme === 'system' ? (prefersDark.matches ? 'dark' : 'light') : theme)

/** The theme that was chosen, and the one that it comes to at the moment. */
export const useTheme = create<{ theme: Theme; shown: 'light' | 'dark' }>(() => ({
  theme: remembered(),
  shown: resolve(remembered()),
}))

export function chooseTheme(theme: Theme): void {
  localStorage.setItem(place, theme)
  useTheme.setState({ theme, shown: resolve(theme) })
}

/** Puts the theme onto the page, and keeps it there as the choice or the system's mode changes. */
export function applyTheme(): void {
  const apply = () => {
    document.documentElement.dataset.theme = useTheme.getState().shown
  }
  apply()
  useTheme.subscribe(apply)
  prefersDark.addEventListener('change', () => useTheme.setState(({ theme }) => ({ shown: resolve(theme) })))
  // Another window of ours changed it.
  addEventListener('storage', ({ key }) => {
    if (key === place) useTheme.setState({ theme: remembered(), shown: resolve(remembered()) })
  })
}
