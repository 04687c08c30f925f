import { useEffect, useRef } from 'react'
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
  useEffect(() => {
    const part = [...(shown.current?.querySelectorAll<HTMLElement>('[data-part]') ?? [])].find(
      ({ dataset }) => dataset.part === show,
    )
    part?.scrollIntoView({ block: 'center' })
    part?.querySelector<HTMLElement>('button')?.focus({ preventScroll: true })
  }, [show])
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
