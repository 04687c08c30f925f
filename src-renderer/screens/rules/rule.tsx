import { Page, PageHeader } from '../../components/page'

export function RuleScreen({ ruleId }: { ruleId: string }) {
  return (
    <Page>
      <PageHeader title={ruleId} />
    </Page>
  )
}
