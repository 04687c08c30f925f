import { Compass } from 'lucide-react'
import type { Integration } from '../../../../src-preload/contract'
import { Button } from '../../../components/button'
import { EmptyState } from '../../../components/states'
import { t } from '../../../texts'
import { type BrowserView, show } from './view'

/** The address names a type or an integration that is not there (any more). */
export function NotListed({ view, integrations }: { view: BrowserView; integrations: Integration[] }) {
  const gone = view.integration !== null && !integrations.some(({ id }) => id === view.integration)
  return (
    <EmptyState
      icon={<Compass size={20} aria-hidden />}
      title={
        gone
          ? t('browser.notListed.thisIntegrationIsNotThere')
          : t('browser.notListed.thereIsNoResourceType', { type: view.type ?? '' })
      }
      actions={
        gone ? (
          <Button onClick={() => show({ ...view, integration: null, resource: null })}>
            {t('browser.notListed.showAllIntegrations')}
          </Button>
        ) : undefined
      }
    >
      {gone ? t('browser.notListed.itsResourcesAndTheir') : t('browser.notListed.chooseOneOnTheLeft')}
    </EmptyState>
  )
}
