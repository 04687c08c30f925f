import { Page, PageHeader } from '../../components/page'

export function IntegrationsScreen() {
  return (
    <Page>
      <PageHeader title="Integrations" />
    </Page>
  )
}
