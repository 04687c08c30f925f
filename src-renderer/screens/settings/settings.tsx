import { Card } from '../../components/card'
import { Page, PageHeader } from '../../components/page'
import { Select } from '../../components/select'
import { AboutFacts } from '../../components/shell/about-facts'
import { chooseTheme, type Theme, useTheme } from '../../state/theme'
import { QueryApiCard } from './query-api/query-api-card'

const themes: { value: Theme; label: string }[] = [
  { value: 'system', label: 'Like the system' },
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
]

/** What holds for the whole app. An integration's own settings are on its page. */
export function SettingsScreen() {
  const theme = useTheme((state) => state.theme)
  return (
    <Page>
      <PageHeader
        title="Settings"
        description="For all of Sightline. What one integration does is set on its page."
      />
      <div className="stack settings">
        <Card title="Appearance" flush>
          <div className="list-row spread">
            <h3>Theme</h3>
            <Select label="Theme" value={theme} options={themes} onChange={chooseTheme} />
          </div>
        </Card>
        <QueryApiCard />
        <Card title="About">
          <AboutFacts />
        </Card>
      </div>
    </Page>
  )
}
