import { Page, PageHeader } from '../../components/page'

export function ResourcesScreen() {
  return (
    <Page>
      <PageHeader title="Resources" />
    </Page>
  )
}
