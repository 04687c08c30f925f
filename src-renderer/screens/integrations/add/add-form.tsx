import { useState } from 'react'
import { type ConnectorInfo, calls, pollInterval } from '../../../../src-preload/contract'
import { Button } from '../../../components/button'
import { Card } from '../../../components/card'
import { api } from '../../../state/bridge'
import { useDraft } from '../../../state/drafts'
import { useIntegrations } from '../../../state/integrations'
import { navigate } from '../../../state/location'
import { t } from '../../../texts'
import { AboutFields } from '../form/about-fields'
import { ConnectionFields } from '../form/connection-fields'
import { ConnectionResult } from '../form/connection-result'
import type { IntegrationInput } from '../form/draft'
import { HistoryField } from '../form/history-field'
import { customRegion, placeOf } from '../form/place'
import { PollingFields } from '../form/polling-fields'
import { useIntegrationForm } from '../form/use-integration-form'

/** All of a new integration on one page. Creating tests the connection first: nothing half done is saved. */
export function AddForm({ connector }: { connector: ConnectorInfo }) {
  const draft = useDraft(`add ${connector.key}`, nothingYet(connector))
  const [restored] = useState(() => Object.keys(draft.changed).length > 0)
  const inputWith = (token: string) => {
    const { region, apiUrl, ...about } = draft.input
    return { connector: connector.key, ...about, ...placeOf(draft.input), token }
  }
  const { form, token, setToken, problems, test, runTest, submit, busy } = useIntegrationForm({
    connector,
    draft,
    check: (token) => ({ schema: calls.addIntegration.input, input: inputWith(token) }),
    async save(token) {
      const { id } = await api.addIntegration(inputWith(token))
      await useIntegrations.getState().refresh() // Its page must know it when it opens.
      draft.discard()
      navigate(`/integrations/${id}`, { replace: true })
    },
  })
  const cancel = () => {
    draft.discard()
    navigate('/integrations/add')
  }
  return (
    <form
      ref={form}
      className="stack"
      noValidate
      aria-label={t('integrations.addForm.addIntegration', { name: connector.name })}
      onSubmit={(event) => {
        event.preventDefault()
        void submit()
      }}
    >
      {restored && <p className="small faint">{t('integrations.addForm.whatYouEnteredBeforeIs')}</p>}
      <Card title={t('integrations.addForm.aboutIt')}>
        <div className="stack">
          <AboutFields draft={draft} problems={problems} />
        </div>
      </Card>
      <Card title={t('integrations.addForm.connection')}>
        <div className="stack">
          <ConnectionFields
            connector={connector}
            draft={draft}
            token={token}
            onToken={setToken}
            problems={problems}
          >
            <ConnectionResult test={test} problem={problems.form} disabled={busy} onTest={runTest} />
          </ConnectionFields>
        </div>
      </Card>
      <Card title={t('integrations.addForm.polling')}>
        <PollingFields draft={draft} problems={problems} />
      </Card>
      <Card title={t('common.history')}>
        <HistoryField draft={draft} problems={problems} since={null} />
      </Card>
      <div className="integration-form-actions">
        <Button onClick={cancel}>{t('common.cancel')}</Button>
        <Button type="submit" kind="primary" busy={busy}>
          {busy ? t('integrations.addForm.creating') : t('integrations.addForm.create')}
        </Button>
      </div>
    </form>
  )
}

function nothingYet(connector: ConnectorInfo): IntegrationInput {
  return {
    name: '',
    description: '',
    tags: [],
    region: connector.regions[0]?.key ?? customRegion,
    apiUrl: '',
    intervalMinutes: pollInterval.default,
    companyDomains: [],
    keepHistoryDays: null,
  }
}
