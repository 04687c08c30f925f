import { Card } from '../../components/card'
import { Page, PageHeader } from '../../components/page'
import { Select } from '../../components/select'
import { AboutFacts } from '../../components/shell/about-facts'
import { chooseDensity, densities, useDensity } from '../../state/density'
import { chooseLanguage, languageChoices, useLanguage } from '../../state/language'
import { chooseTheme, themes, useTheme } from '../../state/theme'
import { t } from '../../texts'
import { QueryApiCard } from './query-api/query-api-card'

/** What holds for the whole app. An integration's own settings are on its page. */
export default function SettingsScreen() {
  const theme = useTheme((state) => state.theme)
  const density = useDensity((state) => state.density)
  return (
    <Page>
      <PageHeader title={t('common.sections.settings')} description={t('settings.description')} />
      <div className="stack settings">
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
        <QueryApiCard />
        <Card title={t('settings.about')}>
          <AboutFacts />
        </Card>
      </div>
    </Page>
  )
}

function LanguageRow() {
  const choice = useLanguage((state) => state.choice)
  return (
    <div className="list-row spread">
      <div>
        <h3>{t('settings.language.title')}</h3>
        <p className="small soft">{t('settings.language.engine')}</p>
      </div>
      <Select
        label={t('settings.language.title')}
        value={choice}
        options={languageChoices.map((value) => ({ value, label: t(`settings.language.${value}`) }))}
        onChange={chooseLanguage}
      />
    </div>
  )
}
