import { Link } from 'wouter'
import type { Alert } from '../../../src-preload/contract'
import { AlertIcon } from '../../components/alert-icon'
import { Card } from '../../components/card'
import { RelativeTime } from '../../components/relative-time'

export function LatestAlerts({ alerts }: { alerts: Alert[] }) {
  return (
    <Card title="Latest alerts" flush actions={<Link href="/alerts">All alerts</Link>}>
      {alerts.length === 0 ? (
        <p className="faint home-nothing">None yet. One comes when a finding opens or is resolved.</p>
      ) : (
        <ul className="list">
          {alerts.map((alert) => (
            <li key={alert.id}>
              <Link href="/alerts" className="list-row latest-alert">
                <AlertIcon alert={alert} />
                <span className="latest-alert-title">{alert.title}</span>
                <span className="faint small">
                  <RelativeTime at={alert.at} />
                </span>
              </Link>
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}
