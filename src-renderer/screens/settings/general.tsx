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

export function GeneralTab() {
  const theme = useTheme((state) => state.theme)
  const density = useDensity((state) => state.density)
  return (
    <div className="stack">
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
          <LanguageRow />
        </div>
      </Card>
      {host === 'desktop' && <DesktopCards />}
      <QueryApiCard />
      <MirrorExport />
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
