import { useEffect } from 'react'
import type { Integration } from '../../../src-preload/contract'
import { ConfirmByName } from '../../components/confirm-by-name'
import { api } from '../../state/bridge'
import { navigate } from '../../state/location'
import { toastSuccess } from '../../state/toasts'
import { useAction } from '../../state/use-action'
import { t } from '../../texts'
import { useDeletion } from './deletion'
import { RevokeReminder } from './revoke-reminder'

const forget = () => useDeletion.setState({ asked: null })

/** The dialogs of a deletion that `askToDelete` began: what goes, and afterwards what is left to do. */
export function DeleteIntegration() {
  const { asked, gone } = useDeletion()
  // Going elsewhere is a no.
  useEffect(() => forget, [])

  const { run, busy } = useAction(async (integration: Integration) => {
    const counts = await api.deleteIntegration({ integrationId: integration.id })
    if (integration.demo)
      toastSuccess(t('integrations.deleteIntegration.wasDeleted', { name: integration.name }))
    useDeletion.setState({ asked: null, gone: integration.demo ? null : { integration, ...counts } })
    navigate('/integrations', { replace: true })
  })

  return (
    <>
      {asked && (
        <ConfirmByName
          open
          onClose={forget}
          title={t('integrations.deleteIntegration.delete', { name: asked.name })}
          name={asked.name}
          confirmLabel={t('common.delete')}
          busy={busy}
          onConfirm={() => run(asked)}
        >
          <WhatGoes integration={asked} />
        </ConfirmByName>
      )}
      {gone && <RevokeReminder gone={gone} onClose={() => useDeletion.setState({ gone: null })} />}
    </>
  )
}

function WhatGoes({ integration }: { integration: Integration }) {
  const { resources, demo } = integration
  return (
    <div className="stack-s">
      <p>{t('integrations.deleteIntegration.thisRemovesFromThisMachine')}</p>
      <ul className="integration-bullets">
        {!demo && <li>{t('integrations.deleteIntegration.itsTokenFromTheVault')}</li>}
        <li>
          {t('integrations.deleteIntegration.itsWithEveryChangeRecorded', {
            resources: t('common.counts.resource', { count: resources }),
          })}
        </li>
        <li>{t('integrations.deleteIntegration.itsFindingsAlertsAndLog')}</li>
      </ul>
      <p className="soft">
        {demo
          ? t('integrations.deleteIntegration.youCanAddTheDemo')
          : t('integrations.deleteIntegration.nothingChangesInToStop', {
              connector: integration.connectorName,
            })}
      </p>
    </div>
  )
}
