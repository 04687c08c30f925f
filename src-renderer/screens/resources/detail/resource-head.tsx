import { ArrowLeft, X } from 'lucide-react'
import type { Resource } from '../../../../src-preload/contract'
import { Banner } from '../../../components/banner'
import { IconButton } from '../../../components/button'
import { RelativeTime } from '../../../components/relative-time'
import { useIntegrations } from '../../../state/integrations'
import { useResourceType, useTypeTitle } from '../../../state/resource-types'
import { t } from '../../../texts'
import { Rich } from '../../../texts/rich'
import type { ResourceKey } from '../browser/view'
import { AccessLink } from './access-link'
import { ResourceFindings } from './resource-findings'

/** What a resource is, since when, whether it is still there, and which rules it breaks. */
export function ResourceHead({
  resourceKey,
  resource,
  onClose,
}: {
  resourceKey: ResourceKey
  /** Undefined while it is loading. */
  resource: Resource | undefined
  onClose(): void
}) {
  const typeTitle = useTypeTitle()
  const access = useResourceType(resourceKey.type)?.access
  const integrations = useIntegrations(({ data }) => data)
  const integration = integrations?.find(({ id }) => id === resourceKey.integrationId)?.name
  return (
    <header className="resource-head">
      <div className="resource-title">
        <IconButton
          label={t('browser.resourceHead.backToTheList')}
          aria-keyshortcuts="Escape"
          onClick={onClose}
        >
          <ArrowLeft size={17} className="when-over" />
          <X size={17} className="when-beside" />
        </IconButton>
        <div>
          <span className="soft small">
            {integration
              ? t('browser.resourceHead.typeIn', {
                  type: typeTitle(resourceKey.type, 'singular'),
                  integration,
                })
              : typeTitle(resourceKey.type, 'singular')}
          </span>
          <h2>{resource?.name ?? resourceKey.id}</h2>
        </div>
      </div>
      {resource && (
        <>
          <p className="row-wrap soft small">
            <span>
              <Rich
                text="browser.resourceHead.firstSeen"
                components={{ time: <RelativeTime at={resource.firstSeenAt} /> }}
              />
            </span>
            <span aria-hidden>·</span>
            <span>
              <Rich
                text="browser.resourceHead.changed"
                components={{ time: <RelativeTime at={resource.changedAt} /> }}
              />
            </span>
          </p>
          {access && !resource.removedAt && (
            <p>
              <AccessLink resource={resourceKey} kind={access} />
            </p>
          )}
          {resource.removedAt && (
            <Banner
              tone="medium"
              title={
                <Rich
                  text="browser.resourceHead.removed"
                  components={{ time: <RelativeTime at={resource.removedAt} /> }}
                />
              }
            >
              {t('browser.resourceHead.whatYouSeeIsIts')}
            </Banner>
          )}
          <ResourceFindings findings={resource.findings} />
        </>
      )}
    </header>
  )
}
