import { useEffect } from 'react'
import { useSearchParams } from 'wouter'
import {
  type ConnectorInfo,
  calls,
  type InputOf,
  type Integration,
} from '../../../../../src-preload/contract'
import { Banner } from '../../../../components/banner'
import { Button } from '../../../../components/button'
import { Card } from '../../../../components/card'
import { api } from '../../../../state/bridge'
import { useDraft } from '../../../../state/drafts'
import { useIntegrations } from '../../../../state/integrations'
import { toastSuccess } from '../../../../state/toasts'
import { t } from '../../../../texts'
import { AboutFields } from '../../form/about-fields'
import { ConnectionFields } from '../../form/connection-fields'
import { ConnectionResult } from '../../form/connection-result'
import type { IntegrationDraft, IntegrationInput } from '../../form/draft'
import { HistoryField } from '../../form/history-field'
import { customRegion, placeOf } from '../../form/place'
import { PollingFields } from '../../form/polling-fields'
import { useIntegrationForm } from '../../form/use-integration-form'

/** What a link to the settings may lead to. */
const focusable = ['token', 'region', 'apiUrl']

/** Everything about an integration that can be changed. A new token or place is tested before it is saved. */
export function EditForm({ integration, connector }: { integration: Integration; connector: ConnectorInfo }) {
  const draft = useDraft(`edit ${integration.id}`, savedIn(integration))
  const { form, token, setToken, problems, test, runTest, submit, busy } = useIntegrationForm({
    connector,
    draft,
    integrationId: integration.id,
    check: (token) => ({ schema: calls.updateIntegration.input, input: update(integration, draft, token) }),
    async save(token) {
      await api.updateIntegration(update(integration, draft, token))
      await useIntegrations.getState().refresh() // Or the old values would flash.
      setToken('')
      draft.discard()
      toastSuccess(t('integrations.editForm.updated'))
    },
  })
  const unchanged = Object.keys(draft.changed).length === 0 && token.trim() === ''

  const [search] = useSearchParams()
  const wanted = search.get('field')
  useEffect(() => {
    const field = focusable.find((name) => name === wanted)
    if (field) form.current?.querySelector<HTMLElement>(`[data-field=${field}] :is(input, button)`)?.focus()
  }, [wanted, form])

  return (
    <form
      ref={form}
      className="stack"
      noValidate
      aria-label={t('integrations.editForm.settings')}
      onSubmit={(event) => {
        event.preventDefault()
        if (!unchanged) void submit()
      }}
    >
      <Card title={t('integrations.editForm.aboutIt')}>
        <div className="stack">
          <AboutFields draft={draft} problems={problems} />
        </div>
      </Card>
      {integration.demo && problems.form && (
        <Banner tone="critical" title={problems.form.message}>
          {problems.form.hint}
        </Banner>
      )}
      {!integration.demo && (
        <Card title={t('integrations.editForm.connection')}>
          <div className="stack">
            <ConnectionFields
              connector={connector}
              draft={draft}
              token={token}
              onToken={setToken}
              tokenHint={t('integrations.editForm.leaveItEmptyToKeep')}
              tokenPlaceholder={t('integrations.editForm.theStoredTokenIsKept')}
              problems={problems}
            >
              <ConnectionResult test={test} problem={problems.form} disabled={busy} onTest={runTest} />
            </ConnectionFields>
          </div>
        </Card>
      )}
      <Card title={t('integrations.editForm.polling')}>
        <PollingFields draft={draft} problems={problems} />
      </Card>
      <Card title={t('common.history')}>
        <HistoryField draft={draft} problems={problems} since={integration.historySince} />
      </Card>
      <div className="integration-form-actions">
        <Button
          disabled={unchanged}
          onClick={() => {
            setToken('')
            draft.discard()
          }}
        >
          {t('common.discardChanges')}
        </Button>
        <Button type="submit" kind="primary" busy={busy} disabled={unchanged}>
          {busy ? t('integrations.editForm.updating') : t('integrations.editForm.update')}
        </Button>
      </div>
    </form>
  )
}

function savedIn(integration: Integration): IntegrationInput {
  const { name, description, tags, region, apiUrl, intervalMinutes, companyDomains, keepHistoryDays } =
    integration
  // The address of a region of the connector's own is nobody's input.
  const ownUrl = region === customRegion ? apiUrl : ''
  return { name, description, tags, region, apiUrl: ownUrl, intervalMinutes, companyDomains, keepHistoryDays }
}

/** Only what changed: what is left out stays as it is. */
function update({ id }: Integration, draft: IntegrationDraft, token: string): InputOf<'updateIntegration'> {
  const { region, apiUrl, ...about } = draft.changed
  const moves = region !== undefined || (apiUrl !== undefined && draft.input.region === customRegion)
  return {
    integrationId: id,
    ...about,
    ...(moves ? placeOf(draft.input) : {}),
    ...(token.trim() === '' ? {} : { token }),
  }
}
