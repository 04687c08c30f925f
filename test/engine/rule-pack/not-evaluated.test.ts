import { expect, test } from 'vitest'
import { connect, engine, workspace } from '../harness'
import { makeSound } from './sound-world'

const fieldsLeftEmpty = [
  'segment-credential-old',
  'segment-deprecated-destination',
  'segment-deprecated-source',
  'segment-disabled-source-with-write-keys',
  'segment-function-code-secret',
  'segment-function-not-latest',
  'segment-function-setting-not-sensitive',
  'segment-source-several-write-keys',
  'segment-source-without-owner',
  'segment-webhook-plain-http',
  'segment-write-key-unchanged',
]
const needProtocols = [
  'segment-schema-unplanned-events',
  'segment-schema-unplanned-properties',
  'segment-schema-violations-unnoticed',
  'segment-source-without-tracking-plan',
]

test('where Segment leaves fields empty, or a feature isn’t there, a rule is not evaluated and says why', async () => {
  const demo = await workspace()
  demo.mutate((world) => {
    makeSound(world, Date.now())
    for (const source of world.sources) {
      source.writeKeys = []
      source.labels = [{ key: 'environment', value: 'prod' }]
      Object.assign(source.metadata, { status: undefined })
    }
    world.labels = world.labels.filter(({ key }) => key !== 'team')
    for (const destination of world.destinations) {
      destination.settings = {}
      Object.assign(destination.metadata, { status: undefined })
    }
    for (const fn of world.functions)
      Object.assign(fn, { isLatestVersion: undefined, code: undefined, settings: undefined })
    for (const credential of world.credentials)
      Object.assign(credential, { createdAt: undefined, updatedAt: undefined })
    world.trackingPlans = []
    // Nobody in the trail can be recognised, and it begins today.
    world.auditEvents = world.auditEvents.map((event) => ({
      ...event,
      timestamp: new Date().toISOString(),
      actor: 'somebody',
      actorEmail: undefined,
    }))
  })
  const { api } = await engine()
  const { id } = await connect(api, demo)
  await api.sync({ integrationId: id })

  const rules = await api.listRules()
  const notEvaluated = rules.filter(({ status }) => status === 'not_evaluated').map(({ id }) => id)
  expect(notEvaluated.sort()).toEqual(
    [
      ...fieldsLeftEmpty,
      ...needProtocols,
      'segment-audit-by-unknown',
      'segment-stale-invite',
      'segment-token-first-seen',
      'segment-warehouse-disconnected',
    ].sort(),
  )
  expect(rules.filter(({ status }) => status === 'error')).toEqual([])
  const reasons = await Promise.all(
    notEvaluated.map(async (ruleId) => (await api.getRule({ ruleId })).results[0]?.reason),
  )
  for (const reason of reasons) expect(reason).toMatch(/^[A-Z].{20,}\.$/)
})

test('without schema settings, a rule on them is not evaluated although there are tracking plans', async () => {
  const demo = await workspace()
  demo.mutate((world) => {
    world.sourceSettings = {}
  })
  const { api } = await engine()
  const { id } = await connect(api, demo)
  await api.sync({ integrationId: id })
  const { results } = await api.getRule({ ruleId: 'segment-schema-unplanned-events' })
  expect(results[0]).toMatchObject({
    status: 'not_evaluated',
    reason: 'Segment leaves the schema settings of sources empty for this token.',
  })
})
