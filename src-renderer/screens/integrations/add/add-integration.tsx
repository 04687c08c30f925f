import { Page, PageHeader } from '../../../components/page'

export function AddIntegrationScreen(_: { connectorKey: string }) {
  return (
    <Page>
      <PageHeader title="Add" />
    </Page>
  )
}
