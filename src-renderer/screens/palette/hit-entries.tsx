import { Box, History, ShieldCheck, SquareTerminal } from 'lucide-react'
import type { SearchHit } from '../../../src-preload/contract'
import { relativeTime } from '../../components/relative-time'
import { SeverityIcon } from '../../components/severity-badge'
import { navigate, openResource, resourceRoute } from '../../state/location'
import { t } from '../../texts'
import type { Entry, EntryGroup } from './entry'

const titles: Record<SearchHit['kind'], string> = {
  get resource() {
    return t('common.resources')
  },
  get change() {
    return t('common.changes')
  },
  get rule() {
    return t('common.rules')
  },
  get query() {
    return t('common.queries')
  },
  get finding() {
    return t('common.findings')
  },
}
const icons = { resource: Box, change: History, rule: ShieldCheck, query: SquareTerminal }

/** What a window of resources alone can show; the rest is the main window's. */
export const kindsOfBrowser: SearchHit['kind'][] = ['resource', 'change', 'finding']

/** By kind, the kind of the best hit first. */
export function groupHits(hits: SearchHit[], inBrowser: boolean): EntryGroup[] {
  const kinds = [...new Set(hits.map(({ kind }) => kind))]
  return kinds.map((kind) => ({
    title: titles[kind],
    entries: toldApart(hits.filter((hit) => hit.kind === kind)).map((hit) => entryOf(hit, inBrowser)),
  }))
}

/** Of several that look the same, each says its id. */
function toldApart(hits: SearchHit[]): SearchHit[] {
  const look = ({ title, subtitle }: SearchHit) => `${title} ${subtitle}`
  return hits.map((hit) => {
    const several =
      hit.resourceId !== null && hits.some((other) => other !== hit && look(other) === look(hit))
    return several && hit.kind === 'resource'
      ? { ...hit, subtitle: `${hit.subtitle} · ${hit.resourceId}` }
      : hit
  })
}

export function keyOf({ kind, id, integrationId, resourceType }: SearchHit): string {
  return [kind, integrationId, resourceType, id].filter(Boolean).join(':')
}

export function entryOf(hit: SearchHit, inBrowser: boolean): Entry {
  const { kind, title, subtitle, severity, ruleId, at } = hit
  const resource = resourceOf(hit)
  const tab = kind === 'change' ? 'changes' : undefined
  const Icon = icons[kind === 'finding' ? 'rule' : kind]
  return {
    key: keyOf(hit),
    icon:
      kind === 'finding' && severity ? <SeverityIcon severity={severity} size={16} /> : <Icon size={16} />,
    title,
    subtitle,
    severity,
    aside: kind === 'change' && at ? relativeTime(at, Date.now()) : null,
    run() {
      if (kind === 'query') navigate(`/query?saved=${encodeURIComponent(hit.id)}`)
      // A finding is shown on its rule’s page: why it matters and how to fix it.
      else if (ruleId !== null && !inBrowser)
        navigate(`/rules/${encodeURIComponent(ruleId)}${kind === 'finding' ? `?finding=${hit.id}` : ''}`)
      else if (!resource) return
      else if (inBrowser) navigate(`${resourceRoute(resource)}${tab ? `?tab=${tab}` : ''}`)
      else openResource(resource, { tab })
    },
    ...(resource && { runApart: () => openResource(resource, { tab, apart: true }) }),
  }
}

function resourceOf({ integrationId, resourceType, resourceId }: SearchHit) {
  if (integrationId === null || resourceType === null || resourceId === null) return null
  return { integrationId, type: resourceType, id: resourceId }
}
