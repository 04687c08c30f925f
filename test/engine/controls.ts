import type { Api, Control } from '../../src-preload/contract'
import { connect, engine, workspace } from './harness'
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
  const demo = await workspace()
  demo.mutate(({ sources }) => {
    for (const [index, source] of sources.entries())
      Object.assign(source, { enabled: index > 0, name: `Source ${index}` })
  })
  const { api } = await engine({ now: () => new Date(time) })
  const { id } = await connect(api, demo)
  const sync = () => api.sync({ integrationId: id })
  await sync()
  const sql =
    'SELECT id AS resourceId FROM segment_source WHERE _integrationId = :integration AND enabled = 0'
  await api.saveRule({ source: ownRule(sql, { compliance }) })
  const hoursLater = (hours: number) => {
    time += hours * 3_600_000
  }
  return {
    api,
    demo,
    id,
    sync,
    hoursLater,
    in: (hours: number) => new Date(time + hours * 3_600_000).toISOString(),
  }
}
