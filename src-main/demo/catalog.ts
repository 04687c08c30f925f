import { createRandom, type Random } from './random'
import type { Destination, Source, Warehouse } from './world'

/**
 * The kinds of sources, destinations and warehouses that the demo company uses, each with the settings such a thing
 * has. They hold what real ones hold, made-up passwords and keys included: a client must be able to show that none of
 * it reaches its disk.
 */
export interface Kind {
  slug: string
  name: string
  category: string
  description: string
  settings(random: Random): Record<string, unknown>
  /** Actions destinations list what they can do; the others have none. */
  actions?: string[]
}

const hex = (random: Random, length: number) =>
  Array.from({ length }, () => random.int(16).toString(16)).join('')

export const sourceKinds = {
  javascript: {
    slug: 'javascript',
    name: 'Javascript',
    category: 'Website',
    description: 'Track what visitors do on a website.',
    settings: () => ({ website_url: 'https://www.acme.example' }),
  },
  ios: {
    slug: 'ios',
    name: 'iOS',
    category: 'Mobile',
    description: 'Track what people do in an iOS app.',
    settings: () => ({}),
  },
  android: {
    slug: 'android',
    name: 'Android',
    category: 'Mobile',
    description: 'Track what people do in an Android app.',
    settings: () => ({}),
  },
  node: {
    slug: 'node-js',
    name: 'Node.js',
    category: 'Server',
    description: 'Send events from a Node.js server.',
    settings: () => ({}),
  },
  http: {
    slug: 'http-api',
    name: 'HTTP API',
    category: 'Server',
    description: 'Send events from anywhere.',
    settings: () => ({}),
  },
  stripe: {
    slug: 'stripe',
    name: 'Stripe',
    category: 'Payments',
    description: 'Charges, customers, invoices.',
    settings: (random) => ({ apiKey: `rk_test_${random.text(24)}`, liveMode: true, syncIntervalHours: 3 }),
  },
  salesforce: {
    slug: 'salesforce',
    name: 'Salesforce',
    category: 'CRM',
    description: 'Accounts, contacts, opportunities.',
    settings: (random) => ({
      username: 'segment-sync@acme.example',
      password: random.text(18),
      securityToken: random.text(25),
      objects: ['Account', 'Contact', 'Opportunity'],
      sandbox: false,
    }),
  },
  zendesk: {
    slug: 'zendesk',
    name: 'Zendesk',
    category: 'Helpdesk',
    description: 'Tickets and their requesters.',
    settings: (random) => ({ subdomain: 'acme', oauth: { access_token: random.text(40), scope: 'read' } }),
  },
  postgres: {
    slug: 'postgres',
    name: 'Postgres',
    category: 'Reverse ETL',
    description: 'Read rows of a database.',
    settings: (random) => ({
      connection: `postgres://segment:${random.text(20)}@db.internal.acme.example:5432/app`,
      hostname: 'db.internal.acme.example',
      port: 5432,
      username: 'segment',
      password: random.text(20),
    }),
  },
} satisfies Record<string, Kind>

export const destinationKinds = {
  ga4: {
    slug: 'actions-google-analytics-4',
    name: 'Google Analytics 4',
    category: 'Analytics',
    description: 'Events to a GA4 property.',
    settings: (random) => ({
      measurementId: `G-${random.text(10).toUpperCase()}`,
      apiSecret: random.text(22),
    }),
    actions: ['Purchase', 'Page View', 'Custom Event'],
  },
  mixpanel: {
    slug: 'actions-mixpanel',
    name: 'Mixpanel (Actions)',
    category: 'Analytics',
    description: 'Events and profiles to a Mixpanel project.',
    settings: (random) => ({
      projectToken: hex(random, 32),
      apiSecret: hex(random, 32),
      apiRegion: 'EU',
      strictMode: true,
    }),
    actions: ['Track Event', 'Identify User'],
  },
  braze: {
    slug: 'actions-braze-cloud',
    name: 'Braze Cloud Mode (Actions)',
    category: 'Email Marketing',
    description: 'Profiles and events to Braze.',
    settings: (random) => ({
      app_id: hex(random, 32),
      api_key: random.text(36),
      endpoint: 'https://rest.fra-01.braze.example',
    }),
    actions: ['Update User Profile', 'Track Event', 'Track Purchase'],
  },
  facebook: {
    slug: 'actions-facebook-conversions-api',
    name: 'Facebook Conversions API (Actions)',
    category: 'Advertising',
    description: 'Conversions to Meta.',
    settings: (random) => ({ pixelId: `${1e14 + random.int(1e9)}`, accessToken: `EAAB${random.text(60)}` }),
    actions: ['Purchase', 'Add to Cart'],
  },
  webhook: {
    slug: 'webhooks',
    name: 'Webhooks',
    category: 'Raw Data',
    description: 'Every event to addresses of your own.',
    settings: (random) => ({
      hooks: [
        {
          hook: `https://segment:${random.text(16)}@hooks.acme.example/in?key=${random.text(24)}`,
          headers: [{ key: 'Authorization', value: `Bearer ${random.text(40)}` }],
        },
      ],
      sharedSecret: hex(random, 40),
    }),
  },
  amplitude: {
    slug: 'amplitude',
    name: 'Amplitude',
    category: 'Analytics',
    description: 'Product analytics.',
    settings: (random) => ({
      apiKey: hex(random, 32),
      secretKey: hex(random, 32),
      trackAllPages: false,
      eventUploadPeriodMillis: 30_000,
    }),
  },
  hubspot: {
    slug: 'hubspot',
    name: 'HubSpot',
    category: 'CRM',
    description: 'Contacts and deals.',
    settings: (random) => ({
      portalId: 4_000_000 + random.int(900_000),
      apiKey: `pat-eu1-${random.text(32)}`,
    }),
  },
  intercom: {
    slug: 'intercom',
    name: 'Intercom',
    category: 'Live Chat',
    description: 'Conversations with people.',
    settings: (random) => ({
      appId: random.text(8).toLowerCase(),
      accessToken: random.text(60),
      richLinkProperties: [],
    }),
  },
  s3: {
    slug: 'amazon-s3',
    name: 'Amazon S3',
    category: 'Raw Data',
    description: 'Every event as a file in a bucket.',
    settings: (random) => ({
      bucket: 'acme-events-archive',
      region: 'eu-west-1',
      roleAddress: 'arn:aws:iam::000000000000:role/segment-archive',
      externalId: random.text(28),
      useServerSideEncryption: true,
    }),
  },
  slack: {
    slug: 'slack',
    name: 'Slack',
    category: 'Raw Data',
    description: 'Messages to a channel.',
    settings: (random) => ({
      incomingWebhook: `https://hooks.slack.example/services/${random.text(9)}/${random.text(24)}`,
      channels: { 'Trial Started': '#sales' },
    }),
  },
} satisfies Record<string, Kind>

export const warehouseKinds = {
  snowflake: {
    slug: 'snowflake',
    name: 'Snowflake',
    category: 'Warehouses',
    description: 'Data warehouse built for the cloud',
    settings: (random) => ({
      name: 'Snowflake production',
      account: 'acme.eu-central-1',
      database: 'ANALYTICS',
      warehouse: 'SEGMENT_WH',
      username: 'SEGMENT',
      password: random.text(24),
      port: 443,
    }),
  },
  bigquery: {
    slug: 'bigquery',
    name: 'BigQuery',
    category: 'Warehouses',
    description: 'Data warehouse by Google',
    settings: (random) => ({
      name: 'BigQuery marketing',
      location: 'EU',
      'gc-project': 'acme-marketing',
      ciphertext: random.text(120),
      encrypted: true,
    }),
  },
  redshift: {
    slug: 'redshift',
    name: 'Redshift',
    category: 'Warehouses',
    description: 'Powered by Amazon Web Services',
    settings: (random) => ({
      name: 'Redshift legacy',
      hostname: 'legacy.redshift.acme.example',
      port: 5439,
      database: 'events',
      username: 'segment',
      password: random.text(24),
      connectionUri: `postgres://segment:${random.text(16)}@legacy.redshift.acme.example:5439/events`,
    }),
  },
} satisfies Record<string, Kind>

export function sourceMetadata(kind: Kind): Source['metadata'] & { status: string; partnerOwned: boolean } {
  return {
    ...metadata(kind),
    categories: [kind.category],
    isCloudEventSource: !['Website', 'Mobile', 'Server'].includes(kind.category),
    status: 'PUBLIC',
    partnerOwned: false,
  }
}

export function destinationMetadata(kind: Kind): Destination['metadata'] {
  const actions = kind.actions ?? []
  return {
    ...metadata(kind),
    status: 'PUBLIC',
    previousNames: [kind.name],
    categories: [kind.category],
    website: `https://${kind.slug}.example`,
    components: [{ type: 'SERVER', code: 'https://code.example/integrations', owner: 'SEGMENT' }],
    supportedFeatures: {
      cloudModeInstances: 'MULTIPLE',
      deviceModeInstances: 'NONE',
      replay: true,
      browserUnbundling: false,
      browserUnbundlingPublic: true,
    },
    supportedMethods: { track: true, pageview: true, identify: true, group: true, alias: false },
    supportedPlatforms: { browser: true, mobile: true, server: true, warehouse: false },
    actions: actions.map((name, index) => ({
      id: `${kind.slug}-action-${index + 1}`,
      slug: slugOf(name),
      name,
      description: `${name} to ${kind.name}.`,
      platform: 'CLOUD',
      hidden: false,
      defaultTrigger: triggerOf(name),
      fields: [],
    })),
    presets: [],
    contacts: [],
    partnerOwned: false,
  }
}

export const warehouseMetadata = (kind: Kind): Warehouse['metadata'] => metadata(kind)

export const slugOf = (name: string) =>
  name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')

/** The condition, in Segment's filter query language, on which an action runs. */
export function triggerOf(action: string): string {
  return /profile|identify/i.test(action) ? 'type = "identify"' : 'type = "track"'
}

/** What can be set for a thing of the kind: the API calls a password a string. */
function optionsOf(kind: Kind): Source['metadata']['options'] {
  return Object.entries(kind.settings(createRandom(kind.slug))).map(([name, value]) => ({
    name,
    type: typeof value === 'object' ? 'map' : typeof value,
    required: false,
    description: `The ${name} of ${kind.name}.`,
    label: name,
  }))
}

function metadata(kind: Kind) {
  return {
    id: `metadata-${kind.slug}`,
    name: kind.name,
    slug: kind.slug,
    description: kind.description,
    logos: { default: `https://cdn.example/logos/${kind.slug}.svg`, mark: '', alt: '' },
    options: optionsOf(kind),
  }
}
