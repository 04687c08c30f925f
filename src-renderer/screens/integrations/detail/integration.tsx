import { Page, PageHeader } from '../../../components/page'

export function IntegrationScreen(_: { integrationId: string; tab: string }) {
  return (
    <Page>
      <PageHeader title="Integration" />
    </Page>
  )
}
