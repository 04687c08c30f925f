import { Ban, CircleCheck, ExternalLink, Undo2, Wrench } from 'lucide-react'
import { useEffect, useRef } from 'react'
import type { Finding } from '../../../../src-preload/contract'
import { Button } from '../../../components/button'
import { classNames } from '../../../components/class-names'
import { takeOver } from '../../../components/focus'
import { ResourceLink } from '../../../components/resource-link'
import { useIntegration } from '../../../state/integrations'
import { useResourceType } from '../../../state/resource-types'
import { t } from '../../../texts'
import { openSuppressing } from '../suppressing/suppressing-store'
import { useSuppress } from '../suppressing/use-suppress'
import { useUndoSuppressions } from '../suppressing/use-undo'

/** What can be done about a finding: it is fixed where it is, or accepted. What a log tells has happened: it is reviewed. */
export function FindingActions({ finding }: { finding: Finding }) {
  const { status, suppression, url } = finding
  const log = useResourceType(finding.resourceType)?.log ?? false
  const connector =
    useIntegration(finding.integrationId)?.connectorName ?? t('rules.findingDetail.theProvider')
  const undo = useUndoSuppressions()
  const suppress = useSuppress()
  const row = useFocusKept(status)
  const fixable = status === 'open' && !log
  const review = () =>
    suppress.run({
      target: { scope: 'findings', findingIds: [finding.id] },
      reason: t('rules.findingDetail.reviewed'),
    })
  return (
    <div className="row-wrap" ref={row}>
      {status === 'open' && log && (
        <Button
          size="small"
          kind="primary"
          icon={<CircleCheck size={14} aria-hidden />}
          busy={suppress.busy}
          onClick={() => void review()}
        >
          {t('rules.findingDetail.review')}
        </Button>
      )}
      {url && (
        <a
          className={classNames('button button-small', fixable && 'button-primary')}
          href={url}
          target="_blank"
          rel="noreferrer"
        >
          {fixable ? <Wrench size={14} aria-hidden /> : <ExternalLink size={14} aria-hidden />}
          {t(fixable ? 'rules.findingDetail.fixIn' : 'rules.findingDetail.seeIn', { connector })}
        </a>
      )}
      {status === 'open' && (
        <Button
          size="small"
          icon={<Ban size={14} aria-hidden />}
          onClick={() => openSuppressing({ scope: 'finding', finding })}
        >
          {t('rules.findingDetail.suppress')}
        </Button>
      )}
      {suppression && (
        <Button
          size="small"
          icon={<Undo2 size={14} aria-hidden />}
          busy={undo.busy}
          onClick={() => void undo.run([suppression])}
        >
          {t('rules.findingDetail.undoSuppression')}
        </Button>
      )}
      <ResourceLink
        className="button button-small"
        integrationId={finding.integrationId}
        type={finding.resourceType}
        id={finding.resourceId}
      >
        <ExternalLink size={14} aria-hidden />
        {t('rules.findingDetail.openTheResource')}
      </ResourceLink>
    </div>
  )
}

/** With its status, the button that was pressed goes away: the one that stands there now is where one goes on. */
function useFocusKept(status: Finding['status']) {
  const row = useRef<HTMLDivElement>(null)
  const before = useRef(status)
  useEffect(() => {
    if (before.current === status) return
    before.current = status
    takeOver(row.current?.querySelector<HTMLElement>('button') ?? row.current?.querySelector('a'))
  }, [status])
  return row
}
