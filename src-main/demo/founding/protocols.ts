import type { Random } from '../random'
import type {
  FunctionVersion,
  ReverseEtl,
  Rule,
  SegmentFunction,
  TrackingPlan,
  Transformation,
  World,
} from '../world'
import { numbered } from './people'

const eventNames = [
  'Order Completed',
  'Order Refunded',
  'Checkout Started',
  'Product Viewed',
  'Product Added',
  'Signed Up',
  'Trial Started',
  'Invoice Paid',
  'Search Performed',
  'Coupon Applied',
]

const planNames = ['Storefront', 'Mobile apps', 'Billing']

export function newRule(key: string, at: string): Rule {
  return {
    type: 'TRACK',
    key,
    version: 1,
    jsonSchema: {
      $schema: 'http://json-schema.org/draft-07/schema#',
      type: 'object',
      properties: {
        context: { type: 'object' },
        traits: { type: 'object' },
        properties: {
          type: 'object',
          properties: { currency: { type: 'string', pattern: '^[A-Z]{3}$' }, value: { type: 'number' } },
          required: ['value'],
        },
      },
    },
    createdAt: at,
    updatedAt: at,
  }
}

/** Three plans, each over some of the first sources. */
export function foundTrackingPlans(world: World, count: number, at: string, random: Random): TrackingPlan[] {
  return Array.from({ length: count }, (_, index) => {
    const name = numbered(planNames[index % planNames.length]!, Math.floor(index / planNames.length))
    const identify: Rule = {
      type: 'IDENTIFY',
      version: 1,
      jsonSchema: { type: 'object' },
      createdAt: at,
      updatedAt: at,
    }
    return {
      id: `tp_${random.text(22)}`,
      name,
      slug: name.toLowerCase().replaceAll(' ', '-'),
      description: `What ${name} may send.`,
      type: 'LIVE',
      createdAt: at,
      updatedAt: at,
      // A source follows one plan at most.
      sourceIds: world.sources.slice(index * 2, index * 2 + 2).map(({ id }) => id),
      rules: [...eventNames.slice(0, 6 + (index % 5)).map((event) => newRule(event, at)), identify],
    }
  })
}

const functionPlans = [
  { type: 'SOURCE', prefix: 'sfnc', name: 'Partner intake', handler: 'onRequest(request, settings)' },
  { type: 'DESTINATION', prefix: 'dfnc', name: 'Ledger sync', handler: 'onTrack(event, settings)' },
  { type: 'DESTINATION', prefix: 'dfnc', name: 'Support tickets', handler: 'onIdentify(event, settings)' },
  {
    type: 'INSERT_DESTINATION',
    prefix: 'ifnd',
    name: 'Enrich with plan',
    handler: 'onTrack(event, settings)',
  },
  { type: 'INSERT_SOURCE', prefix: 'ifns', name: 'Drop bots', handler: 'onTrack(event, settings)' },
  {
    type: 'INSERT_TRANSFORMATION',
    prefix: 'iftr',
    name: 'Normalise currency',
    handler: 'onTrack(event, settings)',
  },
]

/** At least one of each of the five kinds. One has a key written into its code, as happens. */
export function foundFunctions(world: World, scale: number, at: string, random: Random): SegmentFunction[] {
  return Array.from({ length: Math.max(1, Math.round(scale)) }, (_, copy) =>
    functionPlans.map(({ type, prefix, name, handler }) => {
      const catalogId = random.text(22)
      const careless = name === 'Ledger sync'
      const credential = careless ? `'sk_live_${random.text(32)}'` : 'settings.apiKey'
      return {
        id: `${prefix}_${catalogId}`,
        resourceType: type,
        displayName: numbered(name, copy),
        description: `${name}, kept by the data team.\nAsk before changing it.`,
        logoUrl: 'https://cdn.example/logos/function.svg',
        createdAt: at,
        createdBy: random.pick(world.users).id,
        deployedAt: at,
        catalogId,
        isLatestVersion: !careless,
        code: [
          `const endpoint = 'https://api.internal.acme.example/${prefix}'`,
          '',
          `async function ${handler} {`,
          `  const headers = { authorization: ${credential} }`,
          "  await fetch(endpoint, { method: 'POST', headers })",
          '}',
          '',
        ].join('\n'),
        settings: [
          {
            name: 'apiKey',
            label: 'API key',
            description: 'Of the internal API',
            type: 'STRING',
            required: !careless,
            sensitive: true,
          },
        ],
        batchMaxCount: 0,
      }
    }),
  ).flat()
}

/** Each was written twice: at first with less in it, by somebody else. */
export function foundFunctionVersions(
  world: World,
  daysAgo: (days: number) => string,
  random: Random,
): FunctionVersion[] {
  return world.functions.flatMap((fn) =>
    [true, false].map((isFirst) => {
      const at = daysAgo(isFirst ? 130 : 120)
      const code = fn.code ?? ''
      return {
        id: random.text(27),
        functionId: fn.id,
        author: isFirst ? random.pick(world.users).id : (fn.createdBy ?? ''),
        code: isFirst ? code.replace(/.*await fetch.*\n/, '') : code,
        isDeployed: !isFirst,
        createdAt: at,
        updatedAt: at,
        deployedAt: isFirst ? undefined : at,
      }
    }),
  )
}

/** An insert function runs where an instance of it does. Their API keys are plain, as seen in the wild. */
export function foundInsertFunctionInstances(
  world: World,
  at: string,
  random: Random,
): World['insertFunctionInstances'] {
  return world.functions
    .filter(({ resourceType }) => resourceType === 'INSERT_DESTINATION')
    .map((fn, index) => ({
      id: random.text(22),
      functionId: fn.id,
      name: fn.displayName,
      integrationId: world.destinations[index % world.destinations.length]!.id,
      classId: fn.catalogId ?? '',
      enabled: true,
      createdAt: at,
      updatedAt: at,
      settings: { apiKey: random.text(32), timeoutMs: 500 },
      encryptedSettings: {},
    }))
}

export function foundTransformations(world: World, count: number, random: Random): Transformation[] {
  return Array.from({ length: count }, (_, index) => {
    const event = eventNames[index % eventNames.length]!
    const source = world.sources[(index * 3) % world.sources.length]!
    const base = {
      id: random.text(27),
      workspaceId: world.workspace.id,
      name: `Rename ${event} of ${source.name}`,
      enabled: index % 4 !== 3,
      sourceId: source.id,
      if: `event = '${event}'`,
      newEventName: event.toLowerCase().replaceAll(' ', '_'),
      propertyRenames: [{ oldName: 'total', newName: 'value' }],
      propertyValueTransformations: [],
      fqlDefinedProperties: [],
    }
    if (index % 3 !== 1) return base
    const hashPropertiesConfiguration = {
      algorithm: 'HMAC-SHA-256',
      key: random.text(40),
      encoding: 'HEX',
      paths: ['properties.email'],
    }
    return { ...base, newEventName: undefined, propertyRenames: [], hashPropertiesConfiguration }
  })
}

export function foundReverseEtlModels(world: World, random: Random): ReverseEtl[] {
  return world.sources
    .filter(({ metadata }) => metadata.categories.includes('Reverse ETL'))
    .flatMap((source) =>
      ['Paying customers', 'Churn risk'].map((name) => ({
        id: random.text(22),
        sourceId: source.id,
        name,
        description: `${name}, each night.`,
        enabled: true,
        query: `SELECT id, email, plan FROM ${name.toLowerCase().replaceAll(' ', '_')}`,
        queryIdentifierColumn: 'id',
        scheduleStrategy: 'PERIODIC',
        scheduleConfig: { interval: '24h' },
      })),
    )
}
