import { useId } from 'react'
import type { Alert } from '../../../../src-preload/contract'
import { AlertItem } from './alert-item'

/** The alerts of one day. `recent`: their times are told as how long ago. */
export function AlertDay({
  title,
  recent,
  alerts,
  fresh,
}: {
  title: string
  recent: boolean
  alerts: Alert[]
  fresh: ReadonlySet<number>
}) {
  const id = useId()
  return (
    <section className="stack-s" aria-labelledby={id}>
      <h2 id={id} className="alert-day">
        {title}
      </h2>
      <ul className="box list">
        {alerts.map((alert) => (
          <AlertItem
            key={alert.id}
            alert={alert}
            isNew={!alert.seen || fresh.has(alert.id)}
            recent={recent}
          />
        ))}
      </ul>
    </section>
  )
}
