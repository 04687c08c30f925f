import { Page, PageHeader } from '../../components/page'

export function HomeScreen() {
  return (
    <Page>
      <PageHeader title="Home" />
    </Page>
  )
}
