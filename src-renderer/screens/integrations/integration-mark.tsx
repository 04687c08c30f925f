import { FlaskConical } from 'lucide-react'

/** Stands for a connector where there is no logo: its initial, or a flask for what is made up. */
export function IntegrationMark({ name, demo = false }: { name: string; demo?: boolean }) {
  return (
    <span className="integration-mark" aria-hidden>
      {demo ? <FlaskConical size={17} /> : name.slice(0, 1)}
    </span>
  )
}
