import { type FormEvent, useState } from 'react'
import { type Channel, calls } from '../../../../src-preload/contract'
import { SightlineError } from '../../../../src-preload/errors'
import { Banner } from '../../../components/banner'
import { Button } from '../../../components/button'
import { Card } from '../../../components/card'
import { TextField } from '../../../components/text-field'
import { useFormProblems } from '../../../components/use-form-problems'
import { api } from '../../../state/bridge'
import { useDraft } from '../../../state/drafts'
import { navigate } from '../../../state/location'
import { toastSuccess } from '../../../state/toasts'
import { useAction } from '../../../state/use-action'
import { t } from '../../../texts'
import { problemsIn } from '../form-problems'
import { type AlertRuleDraft, type AlertRuleEntry, withAdded } from './draft'
import { ConditionFields } from './fields/condition-fields'
import { WhatField } from './fields/what-field'
import { WhenFields } from './fields/when-fields'
import { WhereField } from './fields/where-field'
import { WhichIntegrations } from './fields/which-integrations'
import { inWords } from './in-words'
import { useNames } from './use-names'

/** Adds an alert rule, or (with its id) edits one: what, which, where, when. */
export function AlertRuleForm({
  route,
  initial,
  alertRuleId,
  channels,
}: {
  /** Its own: what is entered is kept under that. */
  route: string
  initial: AlertRuleDraft
  alertRuleId: string | null
  channels: Channel[]
}) {
  const { input, changed, change, discard } = useDraft<AlertRuleEntry>(route, { ...initial, added: [] })
  const draft = withAdded(input)
  const [restored] = useState(() => Object.keys(changed).length > 0)
  const names = useNames()
  const { form, problems, show } = useFormProblems<string>({ ...draft, ...draft.condition })
  const sentence = inWords(draft, names)
  // Whoever doesn't care for a name gets what it is about.
  const named = { ...draft, name: draft.name.trim() || sentence.slice(0, 120) }
  const unchanged = alertRuleId !== null && Object.keys(changed).length === 0

  const leave = () => {
    discard()
    navigate('/alerts/rules')
  }

  const save = useAction(async () => {
    try {
      if (alertRuleId) await api.updateAlertRule({ alertRuleId, ...named })
      else await api.addAlertRule(named)
      toastSuccess(
        alertRuleId ? t('alerts.alertRuleForm.saved') : t('alerts.alertRuleForm.added', { name: named.name }),
      )
      leave()
    } catch (thrown) {
      const error = SightlineError.from(thrown)
      show({ [error.code === 'name-taken' ? 'name' : 'form']: error })
    }
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (unchanged) return
    const found = problemsIn(calls.addAlertRule.input, named)
    show(found)
    if (Object.keys(found).length === 0) void save.run()
  }
  return (
    <form
      ref={form}
      className="stack alert-form"
      noValidate
      aria-label={t('alerts.alertRuleForm.alertRule')}
      onSubmit={submit}
    >
      {restored && <p className="small faint">{t('alerts.alertRuleForm.restored')}</p>}
      <Card title={t('alerts.alertRuleForm.what')}>
        <div className="stack">
          <WhatField condition={draft.condition} onChange={(condition) => change({ condition })} />
          <ConditionFields
            condition={draft.condition}
            onChange={(condition) => change({ condition })}
            problems={problems}
          />
          <WhichIntegrations
            chosen={draft.integrationIds}
            onChange={(integrationIds) => change({ integrationIds })}
          />
        </div>
      </Card>
      <Card title={t('alerts.alertRuleForm.where')}>
        <WhereField
          channels={channels}
          chosen={draft.channelIds}
          back={route}
          onChange={(channelIds) => change({ channelIds, added: [] })}
        />
      </Card>
      <Card title={t('alerts.alertRuleForm.when')}>
        <WhenFields draft={draft} change={change} />
      </Card>
      <Card>
        <TextField
          label={t('common.name')}
          hint={t('alerts.alertRuleForm.leftEmptyItIsCalled')}
          placeholder={sentence}
          maxLength={120}
          value={draft.name}
          onChange={(name) => change({ name })}
          problem={problems.name}
        />
      </Card>
      {problems.form && (
        <Banner tone="critical" title={problems.form.message}>
          {problems.form.hint}
        </Banner>
      )}
      <div className="alert-form-foot">
        <p className="alert-form-note soft small" aria-live="polite">
          {sentence}
        </p>
        <Button onClick={leave}>{t('common.cancel')}</Button>
        <Button type="submit" kind="primary" busy={save.busy} disabled={unchanged}>
          {alertRuleId ? t('common.save') : t('alerts.alertRuleForm.addAlertRule')}
        </Button>
      </div>
    </form>
  )
}
