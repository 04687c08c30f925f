import { CircleCheck, CircleDashed } from 'lucide-react'
import type { PreviewRow, RulePreview } from '../../../../src-preload/contract'
import { ResourceLink } from '../../../components/resource-link'
import { SkeletonLines } from '../../../components/skeleton'
import { EmptyState, ErrorState } from '../../../components/states'
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
      <EmptyState icon={<CircleDashed size={20} aria-hidden />} title="Nothing to preview yet">
        What the rule would find is shown here as soon as its text has no problems.
      </EmptyState>
    )
  if (found.length === 0)
    return (
      <EmptyState title="Nothing is connected that this rule could check">
        Add an integration, and see here what the rule would find in it.
      </EmptyState>
    )
  return (
    <div className="stack preview" aria-busy={busy}>
      {stale && <p className="small soft">Found before the text had problems; corrected, it is run again.</p>}
      {found.map((one) => (
        <OfIntegration key={one.integrationId} preview={one} />
      ))}
    </div>
  )
}

function OfIntegration({ preview }: { preview: RulePreview }) {
  const { integrationId, integrationName, status, reason, total, rows, tookMs } = preview
  return (
    <section className="stack-s" aria-label={`Preview in ${integrationName}`}>
      <div className="spread">
        <h2 className="row-wrap">
          {integrationName} <RuleStatusBadge status={status} findings={total} />
        </h2>
        <span className="small soft">{Math.max(1, Math.round(tookMs))} ms</span>
      </div>
      {reason && <p>{reason}</p>}
      {status === 'ok' && (
        <p className="row soft">
          <CircleCheck size={15} aria-hidden className="tone-ok tone-text" /> Nothing breaks this rule now.
        </p>
      )}
      {rows.length > 0 && <Rows integrationId={integrationId} rows={rows} name={integrationName} />}
      {total > rows.length && (
        <p className="small soft">
          The first {rows.length.toLocaleString()} of {total.toLocaleString()}.
        </p>
      )}
    </section>
  )
}

function Rows({ integrationId, rows, name }: { integrationId: string; rows: PreviewRow[]; name: string }) {
  const fields = [...new Set(rows.flatMap(({ evidence }) => Object.keys(evidence)))]
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and must do so by keyboard as well
    <section className="preview-rows" tabIndex={0} aria-label={`Rows found in ${name}`}>
      <table>
        <thead>
          <tr>
            <th scope="col">Resource</th>
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
