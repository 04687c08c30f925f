import type { Api, Control } from '../../src-preload/contract'
import { polled } from './harness'
import { ownRule } from './own-rules'

export const soc2 = 'segment-soc2'

export async function control(api: Api, controlId: string, packId = soc2): Promise<Control> {
  const { sections } = await api.getCompliancePack({ packId })
  const found = sections.flatMap(({ controls }) => controls).find(({ id }) => id === controlId)
  if (!found) throw new Error(`There is no control ${controlId}.`)
  return found
}

/** One disabled source, which an own rule with that mapping finds; and the clock in hand. */
export async function withOwnRule(compliance: Record<string, string[]>) {
  let time = Date.UTC(2026, 0, 1)
  const started = await polled({}, { now: () => new Date(time) })
  started.demo.mutate(({ sources }) => {
    for (const [index, source] of sources.entries())
      Object.assign(source, { enabled: index > 0, name: `Source ${index}` })
  })
  await started.sync()
  const sql =
    'SELECT id AS resourceId FROM segment_source WHERE _integrationId = :integration AND enabled = 0'
  await started.api.saveRule({ source: ownRule(sql, { compliance }) })
  const hoursLater = (hours: number) => {
    time += hours * 3_600_000
  }
  return { ...started, hoursLater, in: (hours: number) => new Date(time + hours * 3_600_000).toISOString() }
}
