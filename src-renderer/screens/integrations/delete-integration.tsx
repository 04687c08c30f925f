import { useEffect } from 'react'
import type { Integration } from '../../../src-preload/contract'
import { ConfirmByName } from '../../components/confirm-by-name'
import { api } from '../../state/bridge'
import { navigate } from '../../state/location'
import { toastSuccess } from '../../state/toasts'
import { useAction } from '../../state/use-action'
import { counted } from './counted'
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
    if (integration.demo) toastSuccess(`${integration.name} was deleted`)
    useDeletion.setState({ asked: null, gone: integration.demo ? null : { integration, ...counts } })
    navigate('/integrations', { replace: true })
  })

  return (
    <>
      {asked && (
        <ConfirmByName
          open
          onClose={forget}
          title={`Delete ${asked.name}?`}
          name={asked.name}
          confirmLabel="Delete"
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
      <p>This removes from this machine, and can’t be undone:</p>
      <ul className="integration-bullets">
        {!demo && <li>its token, from the vault</li>}
        <li>its {counted(resources, 'resource')}, with every change recorded</li>
        <li>its findings, alerts and log of polls</li>
      </ul>
      <p className="soft">
        {demo
          ? 'You can add the demo workspace again at any time; it then starts from the beginning.'
          : `Nothing changes in ${integration.connectorName}. To stop watching for a while, disable it instead.`}
      </p>
    </div>
  )
}
