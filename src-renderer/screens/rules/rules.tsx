import { Page, PageHeader } from '../../components/page'

export function RulesScreen() {
  return (
    <Page>
      <PageHeader title="Rules" />
    </Page>
  )
}
