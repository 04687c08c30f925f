import { CircleCheck } from 'lucide-react'
import { Link } from 'wouter'
import type { Rule } from '../../../src-preload/contract'
import { Card } from '../../components/card'
import { QueryView } from '../../components/query-view'
import { SeverityIcon, severityNames } from '../../components/severity-badge'
import { SkeletonLines } from '../../components/skeleton'
import { findingsRoute } from '../../state/location'
import { useLogTypes } from '../../state/resource-types'
import { useRules } from '../../state/rules'
import { t } from '../../texts'
import { formatNumber } from '../../texts/format'
import { mostToFix } from './most-to-fix'

const most = 5

/** Where a fix does most. */
export function FixFirst() {
  const rules = useRules()
  return (
    <Card
      title={t('home.fixFirst.title')}
      flush
      actions={<Link href={findingsRoute}>{t('home.fixFirst.all')}</Link>}
    >
      <QueryView state={rules} loading={<SkeletonLines lines={5} />}>
        {(all) => <Broken rules={all} />}
      </QueryView>
    </Card>
  )
}

function Broken({ rules }: { rules: Rule[] }) {
  const broken = mostToFix(rules, useLogTypes()).slice(0, most)
  if (broken.length === 0)
    return (
      <p className="home-nothing">
        <CircleCheck size={16} aria-hidden className="tone-ok tone-text" />
        {t('home.fixFirst.none')}
      </p>
    )
  return (
    <ul className="home-list">
      {broken.map(({ id, name, severity, findings }) => (
        <li key={id}>
          <Link href={`/rules/${encodeURIComponent(id)}`} className="home-row">
            <SeverityIcon severity={severity} size={14} />
            <span className="visually-hidden">{severityNames[severity]}:</span>
            <span className="truncate">{name}</span>
            <span className="home-row-end">
              <span aria-hidden>{formatNumber(findings)}</span>
              <span className="visually-hidden">{t('home.facts.findings', { count: findings })}</span>
            </span>
          </Link>
        </li>
      ))}
    </ul>
  )
}
