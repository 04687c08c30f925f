import { Page, PageHeader } from '../../../components/page'
import { SkeletonLines } from '../../../components/skeleton'
import { ErrorState } from '../../../components/states'
import { useCall } from '../../../state/use-call'
import { t } from '../../../texts'
import { copyOf, type EditorMode, template } from './draft'
import { RuleForm } from './rule-form'

const titles: Record<EditorMode, string> = {
  get new() {
    return t('rules.ruleEditor.newRule')
  },
  get duplicate() {
    return t('rules.ruleEditor.duplicateARule')
  },
  get edit() {
    return t('rules.ruleEditor.editRule')
  },
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
      <PageHeader title={titles[mode]} crumbs={[{ title: t('common.rules'), to: '/rules' }]} />
      {error ? <ErrorState error={error} onRetry={refetch} /> : <SkeletonLines lines={8} />}
    </Page>
  )
}
