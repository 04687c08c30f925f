import { create } from 'zustand'
import { type Language, languages, speak } from '../texts'
import { desktopBridge } from './desktop-bridge'

export const languageChoices = ['system', ...languages] as const
type LanguageChoice = (typeof languageChoices)[number]

const place = 'sightline.language'

function remembered(): LanguageChoice {
  const found = localStorage.getItem(place)
  return languageChoices.find((choice) => choice === found) ?? 'system'
}

/** The first language of the system's that Sightline speaks. */
function resolve(choice: LanguageChoice): Language {
  if (choice !== 'system') return choice
  for (const tag of navigator.languages) {
    const spoken = languages.find((language) => language === tag.split('-')[0])
    if (spoken) return spoken
  }
  return 'en'
}

/** The language that was chosen, and the one that is shown. */
export const useLanguage = create<{ choice: LanguageChoice; shown: Language }>(() => ({
  choice: remembered(),
  shown: 'en',
}))

async function show(choice: LanguageChoice): Promise<void> {
  const shown = resolve(choice)
  await speak(shown)
  document.documentElement.lang = shown
  useLanguage.setState({ choice, shown })
  void desktopBridge()?.call('setDesktop', { language: shown })
}

export function chooseLanguage(choice: LanguageChoice): Promise<void> {
  localStorage.setItem(place, choice)
  return show(choice)
}

/** Resolves when the texts are there, and keeps to the choice as it or the system's language changes. */
export async function applyLanguage(): Promise<void> {
  addEventListener('languagechange', () => void show(remembered()))
  // Another window of ours changed it.
  addEventListener('storage', ({ key }) => {
    if (key === place) void show(remembered())
  })
  await show(remembered())
}
