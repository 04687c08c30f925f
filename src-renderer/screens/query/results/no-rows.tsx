import { SearchX, Unplug } from 'lucide-react'
import { Link } from 'wouter'
import { Button } from '../../../components/button'
import { EmptyState } from '../../../components/states'
import { useIntegrations } from '../../../state/integrations'
import type { Shown } from '../run/run'
import { arrange } from '../run/run-store'
import { runAsOfNow } from '../run/run-tab'

/** It ran, and gave nothing. */
export function NoRows({ tabId, shown }: { tabId: string; shown: Shown }) {
  const filtered = shown.arrangement.filters.length > 0
  const past = shown.asked.asOf !== null
  const unconnected = useIntegrations(({ data }) => data?.length === 0)
  if (unconnected)
    return (
      <div className="result-alone">
        <EmptyState
          icon={<Unplug size={20} aria-hidden />}
          title="There is nothing to ask about yet"
          actions={
            <Link href="/integrations/add" className="button button-primary">
              Connect an integration
            </Link>
          }
        >
          The query is right, but no workspace is connected.
        </EmptyState>
      </div>
    )
  return (
    <div className="result-alone">
      <EmptyState
        icon={<SearchX size={20} aria-hidden />}
        title={filtered ? 'No row matches the filters' : 'No rows'}
        actions={
          filtered ? (
            <Button onClick={() => void arrange(tabId, { ...shown.arrangement, filters: [] })}>
              Clear the filters
            </Button>
          ) : past ? (
            <Button onClick={() => runAsOfNow(tabId)}>Run as of now</Button>
          ) : undefined
        }
      >
        {filtered
          ? 'The query itself gives rows; none of them passes.'
          : past
            ? 'There was nothing like that at that moment. Before an integration’s first poll, nothing is known.'
            : 'The query ran well. Nothing in your workspace is like that.'}
      </EmptyState>
    </div>
  )
}
