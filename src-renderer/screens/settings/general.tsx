import { useEffect, useRef, useState } from 'react'
import { useSearchParams } from 'wouter'
import { Card } from '../../components/card'
import { Select } from '../../components/select'
import { SettingRow } from '../../components/setting-row'
import { host } from '../../state/bridge'
import { chooseDensity, densities, useDensity } from '../../state/density'
import { chooseLanguage, languageChoices, useLanguage } from '../../state/language'
import { chooseTheme, themes, useTheme } from '../../state/theme'
import { t } from '../../texts'
import { DesktopCards } from './desktop/desktop-cards'
import { MirrorExport } from './mirror-export'
import { QueryApiCard } from './query-api/query-api-card'

/** `?show=` a part of it: that is in sight, and what it is set with has the focus. */
export function GeneralTab() {
  const theme = useTheme((state) => state.theme)
  const density = useDensity((state) => state.density)
  const shown = useRef<HTMLDivElement>(null)
  const [parameters] = useSearchParams()
  const show = parameters.get('show')
  const asked = useAsked()
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked again, it is shown again
  useEffect(() => {
    const part = [...(shown.current?.querySelectorAll<HTMLElement>('[data-part]') ?? [])].find(
      ({ dataset }) => dataset.part === show,
    )
    part?.scrollIntoView({ block: 'center' })
    return part && focusOnceThere(part)
  }, [show, asked])
  return (
    <div className="stack" ref={shown}>
      <Card title={t('settings.appearance')} flush>
        <div className="list">
          <div className="list-row spread">
            <h3>{t('shell.theme.title')}</h3>
            <Select
              label={t('shell.theme.title')}
              value={theme}
              options={themes.map((value) => ({ value, label: t(`shell.theme.${value}`) }))}
              onChange={chooseTheme}
            />
          </div>
          <div className="list-row spread">
            <h3>{t('shell.density.title')}</h3>
            <Select
              label={t('shell.density.title')}
              value={density}
              options={densities.map((value) => ({ value, label: t(`shell.density.${value}`) }))}
              onChange={chooseDensity}
            />
          </div>
          <div data-part="language">
            <LanguageRow />
          </div>
        </div>
      </Card>
      {host === 'desktop' && <DesktopCards />}
      <div data-part="query-api">
        <QueryApiCard />
      </div>
      <div data-part="export">
        <MirrorExport />
      </div>
    </div>
  )
}

/** How often this place was gone to, which may be where one is already. */
function useAsked(): number {
  const [asked, setAsked] = useState(0)
  useEffect(() => {
    const again = () => setAsked((before) => before + 1)
    addEventListener('hashchange', again)
    return () => removeEventListener('hashchange', again)
  }, [])
  return asked
}

/** What a part is set with may not be known yet. Returns what stops waiting for it. */
function focusOnceThere(part: HTMLElement): () => void {
  const focus = () => {
    const control = part.querySelector<HTMLElement>('button')
    control?.focus({ preventScroll: true })
    return control !== null
  }
  const watch = new MutationObserver(() => {
    if (focus()) watch.disconnect()
  })
  if (!focus()) watch.observe(part, { childList: true, subtree: true })
  return () => watch.disconnect()
}

function LanguageRow() {
  const choice = useLanguage((state) => state.choice)
  return (
    <SettingRow title={t('settings.language.title')} note={t('settings.language.engine')}>
      <Select
        label={t('settings.language.title')}
        value={choice}
        options={languageChoices.map((value) => ({ value, label: t(`settings.language.${value}`) }))}
        onChange={chooseLanguage}
      />
    </SettingRow>
  )
}
