import { useId } from 'react'
import type { Alert } from '../../../../src-preload/contract'
import { AlertItem } from './alert-item'

/** The alerts of one day. `recent`: their times are told as how long ago. */
export function AlertDay({ title, recent, alerts }: { title: string; recent: boolean; alerts: Alert[] }) {
  const id = useId()
  return (
    <section className="stack-s" aria-labelledby={id}>
      <h2 id={id} className="alert-day">
        {title}
      </h2>
      <ul className="box list">
        {alerts.map((alert) => (
          <AlertItem key={alert.id} alert={alert} recent={recent} />
        ))}
      </ul>
    </section>
  )
}
