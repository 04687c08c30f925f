import { Page, PageHeader } from '../../components/page'

export function AlertsScreen() {
  return (
    <Page>
      <PageHeader title="Alerts" />
    </Page>
  )
}
