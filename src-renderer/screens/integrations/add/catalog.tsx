import { Page, PageHeader } from '../../../components/page'

export function CatalogScreen() {
  return (
    <Page>
      <PageHeader title="Add" />
    </Page>
  )
}
