import { Page, PageHeader } from '../../../components/page'
import { SkeletonLines } from '../../../components/skeleton'
import { ErrorState } from '../../../components/states'
import { useCall } from '../../../state/use-call'
import { copyOf, type EditorMode, template } from './draft'
import { RuleForm } from './rule-form'

const titles: Record<EditorMode, string> = {
  new: 'New rule',
  duplicate: 'Duplicate a rule',
  edit: 'Edit rule',
}

/** The editor of the user's own rules. */
export default function RuleEditor({ mode, ruleId }: { mode: EditorMode; ruleId?: string }) {
  const { data: rule, error, refetch } = useCall('getRule', ruleId === undefined ? null : { ruleId })
  if (ruleId === undefined) return <RuleForm mode="new" original={template} />
  if (rule)
    return (
      <RuleForm mode={mode} rule={rule} original={mode === 'duplicate' ? copyOf(rule.source) : rule.source} />
    )
  return (
    <Page wide fill>
      <PageHeader title={titles[mode]} crumbs={[{ title: 'Rules', to: '/rules' }]} />
      {error ? <ErrorState error={error} onRetry={refetch} /> : <SkeletonLines lines={8} />}
    </Page>
  )
}
