import { CircleCheck, CircleDashed } from 'lucide-react'
import type { PreviewRow, RulePreview } from '../../../../src-preload/contract'
import { ResourceLink } from '../../../components/resource-link'
import { SkeletonLines } from '../../../components/skeleton'
import { EmptyState, ErrorState } from '../../../components/states'
import { t } from '../../../texts'
import { formatDuration } from '../../../texts/format'
import { RuleStatusBadge } from '../rule-status'
import type { Preview } from './use-preview'

/** What the rule would find now. `stale`: the text has problems, and this is what was found before. */
export function PreviewPane({ preview, stale }: { preview: Preview; stale: boolean }) {
  const { found, error, busy } = preview
  if (error && !stale) return <ErrorState error={error} />
  if (!found)
    return busy ? (
      <SkeletonLines lines={6} />
    ) : (
      <EmptyState
        icon={<CircleDashed size={20} aria-hidden />}
        title={t('rules.previewPane.nothingToPreviewYet')}
      >
        {t('rules.previewPane.whatTheRuleWouldFind')}
      </EmptyState>
    )
  if (found.length === 0)
    return (
      <EmptyState title={t('rules.previewPane.nothingIsConnectedThatThis')}>
        {t('rules.previewPane.addAnIntegrationAndSee')}
      </EmptyState>
    )
  return (
    <div className="stack preview" aria-busy={busy}>
      {stale && <p className="small soft">{t('rules.previewPane.foundBeforeTheTextHad')}</p>}
      {found.map((one) => (
        <OfIntegration key={one.integrationId} preview={one} />
      ))}
    </div>
  )
}

function OfIntegration({ preview }: { preview: RulePreview }) {
  const { integrationId, integrationName, status, reason, total, rows, tookMs } = preview
  return (
    <section className="stack-s" aria-label={t('rules.previewPane.previewIn', { integrationName })}>
      <div className="spread">
        <h2 className="row-wrap">
          {integrationName} <RuleStatusBadge status={status} findings={total} />
        </h2>
        <span className="small soft">{formatDuration(tookMs)}</span>
      </div>
      {reason && <p>{reason}</p>}
      {status === 'ok' && (
        <p className="row soft">
          <CircleCheck size={15} aria-hidden className="tone-ok tone-text" />{' '}
          {t('rules.previewPane.nothingBreaksThisRuleNow')}
        </p>
      )}
      {rows.length > 0 && <Rows integrationId={integrationId} rows={rows} name={integrationName} />}
      {total > rows.length && (
        <p className="small soft">{t('rules.previewPane.theFirstOf', { rows: rows.length, total })}</p>
      )}
    </section>
  )
}

function Rows({ integrationId, rows, name }: { integrationId: string; rows: PreviewRow[]; name: string }) {
  const fields = [...new Set(rows.flatMap(({ evidence }) => Object.keys(evidence)))]
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and must do so by keyboard as well
    <section className="preview-rows" tabIndex={0} aria-label={t('rules.previewPane.rowsFoundIn', { name })}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('common.resource')}</th>
            {fields.map((field) => (
              <th key={field} scope="col">
                {field}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a resource may come twice
            <tr key={place}>
              <th scope="row">
                <ResourceLink integrationId={integrationId} type={row.resourceType} id={row.resourceId}>
                  {row.resourceName}
                </ResourceLink>
              </th>
              {fields.map((field) => (
                <td key={field}>{written(row.evidence[field])}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function written(value: unknown) {
  if (value === null || value === undefined) return <span className="faint">–</span>
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}
