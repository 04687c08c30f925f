/** The schemas that inputs of several calls are made of. */
import { z } from 'zod'
import { severities } from '../words'
import { alertTimes } from './alerts'
import { mailSecurities } from './channels'
import { findingStatuses } from './findings'
import { exportFormats, mirrorExportFormats, parameterKinds } from './queries'
import { reviewReportFormats } from './reviews'

// The renderer's content security policy forbids eval, which zod would otherwise probe for. Before the first schema.
z.config({ jitless: true })

export const id = z.string().min(1).max(100)
export const name = z
  .string()
  .trim()
  .min(1, 'Give it a name.')
  .max(120, 'At most 120 characters.')
  // As the database keeps it: two halves of letters would be the same there, and not here.
  .overwrite((text) => text.toWellFormed())
export const description = z.string().trim().max(2000, 'At most 2000 characters.')
export const tags = z.array(z.string().trim().min(1).max(60)).max(30)
export const token = z
  .string()
  .trim()
  .min(1, 'Paste the token.')
  .max(4096, 'That is too long to be a token.')
  .regex(/^[\x21-\x7e]+$/, 'A token has no spaces or special characters: copy it again.')
export const domain = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^[a-z0-9-]+(\.[a-z0-9-]+)+$/, 'A domain looks like “acme.com”.')
export const page = { offset: z.int().min(0).default(0), limit: z.int().min(1).max(500).default(100) }

/** Minutes between two polls. */
export const pollInterval = { min: 5, max: 24 * 60, default: 15 } as const
export const intervalMinutes = z
  .int()
  .min(pollInterval.min, 'At least 5 minutes.')
  .max(pollInterval.max, 'At most a day.')

/** Null: for ever. What is older is dropped after each poll, and does not come back. */
export const keepHistoryDays = z
  .int()
  .min(1, 'At least a day.')
  .max(36_500, 'At most a hundred years.')
  .nullable()

/** Where to reach the provider: one of the connector's regions, or an URL of the user's own. */
export const place = {
  connector: id,
  region: id.default('us'),
  apiUrl: z
    .url({ protocol: /^https?$/, error: 'An API URL starts with https://' })
    .refine(
      (url) => !/^[^/]*\/\/[^/?#]*@/.test(url),
      'An API URL has no user and no password in it: the token is given by itself.',
    )
    .optional(),
}

/** Columns are checked against the type's own; an unknown one is an error that names those there are. */
export const filter = z.object({
  column: z.string().max(100),
  operator: z.enum(['is', 'is_not', 'contains', 'is_empty', 'is_not_empty']),
  value: z.union([z.string().max(500), z.number(), z.null()]).default(null),
})
export type Filter = z.infer<typeof filter>
/** Resources of a type, narrowed down. */
export const listed = {
  type: id,
  integrationId: id.optional(),
  search: z.string().max(200).default(''),
  filters: z.array(filter).max(20).default([]),
}
export const sortedList = {
  ...listed,
  sort: z.object({ column: z.string().max(100), descending: z.boolean().default(false) }).optional(),
}

/** Chosen by the caller, so that what it opens can be cancelled before there is an answer. */
export const ownId = z.uuid()
export const values = z
  .record(z.string().max(60), z.union([z.string().max(100_000), z.number(), z.null()]))
  .refine((given) => Object.keys(given).length <= 100, 'At most 100 parameters.')
export const sql = z.string().min(1, 'Write a query first.').max(200_000)
export const instant = z.iso.datetime({ offset: true })
/** A statement to be run, and for how long it may. */
export const statement = {
  sql,
  parameters: values.default({}),
  asOf: instant.optional(),
  timeoutMs: z.int().min(100).max(600_000).default(30_000),
}
/** Pushed down into SQL around the statement. Columns are told by their position. */
export const arranged = {
  sort: z
    .array(z.object({ column: z.int().min(0).max(2000), descending: z.boolean().default(false) }))
    .max(5)
    .default([]),
  filters: z
    .array(
      z.object({
        column: z.int().min(0).max(2000),
        operator: z.enum(['is', 'is_not', 'contains', 'is_empty', 'is_not_empty', 'above', 'below']),
        value: z.union([z.string().max(500), z.number(), z.null()]).default(null),
      }),
    )
    .max(20)
    .default([]),
}
/** What is noted of a result in the history of runs. */
export const run = {
  /** Of the saved query it is a run of. */
  queryId: id.optional(),
  /** False where it is no run of its own: sorted, filtered or narrowed anew. */
  remember: z.boolean().default(true),
}
/** Two moments; `to` left out: now. */
export const moments = {
  from: instant,
  to: instant.optional(),
  /** What tells rows apart. Left out: the result's columns `id` and `_integrationId`. */
  key: z.array(z.string().max(200)).max(10).optional(),
  /** The differences that are wanted; the others are counted only. */
  only: z.array(z.enum(['added', 'removed', 'changed'])).optional(),
}
export const toExport = {
  exportId: ownId,
  ...statement,
  ...arranged,
  /**
   * What differs between two moments instead: of each row the `difference`, and each of its columns as `name before`
   * and `name after`. It is neither sorted nor filtered otherwise, and has no `asOf`.
   */
  compare: z.object(moments).optional(),
  format: z.enum(exportFormats),
  /** Without an ending. */
  name: z.string().trim().max(120).default('query'),
  timeoutMs: z.int().min(100).max(3_600_000).default(3_600_000),
}
export const toMirrorExport = { exportId: ownId, format: z.enum(mirrorExportFormats) }
export const parameter = z.object({
  name: z.string().regex(/^[A-Za-z_][A-Za-z0-9_]{0,59}$/, 'A name has letters, digits and _ only.'),
  title: z.string().trim().max(120).default(''),
  kind: z.enum(parameterKinds).default('text'),
  default: z.union([z.string().max(2000), z.number(), z.null()]).default(null),
  choices: z.array(z.string().max(200)).max(200).default([]),
})

export const findingFilter = {
  integrationId: id.optional(),
  ruleId: id.optional(),
  resourceType: id.optional(),
  severity: z.enum(severities).optional(),
  status: z.enum(findingStatuses).optional(),
  /** All its words are in the resource’s name or id, or in the rule’s name. */
  search: z.string().max(200).default(''),
}
/** `field` is one of the evidence, or resourceType, resourceId or resourceName; in `glob`, * and ? stand for others. */
export const suppressionFilter = z.object({
  field: z.string().trim().min(1, 'Choose a field.').max(200),
  operator: z.enum(['is', 'glob']),
  value: z.union([z.string().max(500), z.number(), z.boolean(), z.null()]),
})
export type SuppressionFilter = z.infer<typeof suppressionFilter>
/** One rule as YAML (JSON is YAML, too). */
export const ruleSource = z.string().min(1, 'Write the rule first.').max(200_000)
export const ruleValues = z.record(
  z.string().max(60),
  z.union([z.string().max(2000), z.number(), z.boolean(), z.array(z.string().max(500)).max(500)]),
)

export const weekdays = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
] as const
export type Weekday = (typeof weekdays)[number]
export const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'A time looks like 22:00.')
export const quietHours = z.object({
  enabled: z.boolean(),
  /** The days on which they begin. */
  days: z.array(z.enum(weekdays)).max(7),
  from: timeOfDay,
  /** Of the next day, where it is not after `from`. */
  to: timeOfDay,
  /** What is this severe or worse is told all the same; null: nothing is. */
  except: z.enum(severities).nullable(),
})
export type QuietHours = z.infer<typeof quietHours>

/** In each list, none means any. In globs, * and ? stand for others. */
export const alertCondition = z.discriminatedUnion('on', [
  z.object({
    on: z.literal('finding'),
    /** Of a first look, what is of those severities and rules counts as opened. */
    transitions: z.array(z.enum(['opened', 'reopened', 'resolved'])).min(1, 'Choose at least one.'),
    severities: z.array(z.enum(severities)).default([]),
    ruleIds: z.array(id).max(500).default([]),
  }),
  z.object({
    on: z.literal('rule_status'),
    /** That it is in now and was not before. */
    statuses: z.array(z.enum(['ok', 'warning', 'not_evaluated', 'error'])).min(1, 'Choose at least one.'),
    ruleIds: z.array(id).max(500).default([]),
  }),
  z.object({
    on: z.literal('change'),
    resourceTypes: z.array(id).max(200).default([]),
    changes: z.array(z.enum(['added', 'modified', 'removed'])).default([]),
    /** Globs of paths such as `permissions[0].roleId`: `permissions*`. What was added or removed has none. */
    fields: z.array(z.string().trim().min(1).max(200)).max(50).default([]),
    /** Globs of values, such as a role's name: one of them is in it now, and wasn't before (or not so often). */
    gained: z.array(z.string().trim().min(1).max(200)).max(50).default([]),
    /** Who did it: some user, some token, it isn't known, or a glob of mail addresses or names. */
    actors: z
      .array(
        z.discriminatedUnion('by', [
          z.object({ by: z.enum(['user', 'token', 'unknown']) }),
          z.object({ by: z.literal('glob'), glob: z.string().trim().min(1).max(200) }),
        ]),
      )
      .max(50)
      .default([]),
  }),
  z.object({ on: z.literal('query'), queryIds: z.array(id).max(500).default([]) }),
  z.object({
    on: z.literal('score'),
    packIds: z.array(id).max(100).default([]),
    /** In percent: told when the score falls below it. */
    below: z.number().min(1).max(100),
  }),
  z.object({
    on: z.literal('readiness'),
    states: z.array(z.enum(['not_ready', 'ready'])).min(1, 'Choose at least one.'),
  }),
  z.object({
    on: z.literal('failing'),
    hours: z.number().min(1, 'At least an hour.').max(720, 'At most 30 days.'),
  }),
])
export type AlertCondition = z.output<typeof alertCondition>
export const alertRule = {
  name,
  enabled: z.boolean(),
  condition: alertCondition,
  integrationIds: z.array(id).max(200),
  channelIds: z.array(id).max(50),
  time: z.enum(alertTimes),
  severity: z.enum(severities),
}

export const webhookAddress = z
  .string()
  .trim()
  .max(4000)
  .refine((text) => URL.canParse(text), 'Paste the whole address: it starts with https://')
export const mailAddress = z
  .string()
  .trim()
  .max(320)
  .regex(/^[^\s<>@,;"\r\n]+@[^\s<>@,;"\r\n]+$/, 'A mail address looks like “ada@acme.com”.')
/** Secrets that are left out stay as they are stored. */
export const channelInput = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('system') }),
  z.object({ kind: z.literal('slack'), url: webhookAddress.optional() }),
  z.object({ kind: z.literal('teams'), url: webhookAddress.optional() }),
  z.object({
    kind: z.literal('webhook'),
    /** https, but for this computer's own. */
    url: webhookAddress.optional(),
    /** All there are; of one without a value, that which is stored stays. */
    headers: z
      .array(
        z.object({
          name: z
            .string()
            .trim()
            .regex(/^[A-Za-z0-9!#$%&'*+.^_`|~-]{1,100}$/, 'A header’s name has letters, digits and - only.'),
          value: z
            .string()
            .max(4000)
            .regex(/^[\x20-\x7e]*$/, 'A header’s value has no line breaks or special characters.')
            .optional(),
        }),
      )
      .max(20)
      .default([]),
    /** What messages are signed with; null: they are not. */
    secret: z.string().min(8, 'At least 8 characters.').max(1000).nullable().optional(),
    contentType: z
      .string()
      .trim()
      .regex(/^[\w.+-]+\/[\w.+-]+(; ?charset=[\w-]+)?$/, 'It looks like application/json.')
      .default('application/json'),
    template: z.string().max(20_000).nullable().default(null),
  }),
  z.object({
    kind: z.literal('email'),
    host: z
      .string()
      .trim()
      .regex(/^[A-Za-z0-9.:-]{1,253}$/, 'A host looks like smtp.acme.com.'),
    port: z.int().min(1).max(65_535),
    security: z.enum(mailSecurities),
    user: z.string().trim().min(1).max(320).nullable().default(null),
    password: z.string().min(1).max(1000).optional(),
    from: mailAddress,
    to: z.array(mailAddress).min(1, 'Say to whom.').max(50),
  }),
])
export type ChannelInput = z.input<typeof channelInput>

/** Which changes. What is left out lets all pass. */
export const changeFilter = {
  integrationId: id.optional(),
  resourceType: id.optional(),
  change: z.enum(['added', 'modified', 'removed']).optional(),
  /** Top-level fields: a modification is about one of them. */
  fields: z.array(z.string().max(200)).min(1).max(50).optional(),
  /** Null: those that nobody is known of. */
  actor: z.string().max(320).nullable().optional(),
  /** In a resource's name or id. */
  search: z.string().max(200).default(''),
  since: z.iso.datetime({ offset: true }).optional(),
  until: z.iso.datetime({ offset: true }).optional(),
  /** What was merely there when its type was listed for the first time: as well, not, or that alone. */
  baseline: z.union([z.boolean(), z.literal('only')]).default(true),
  /** Only those since {@link calls.markChangesSeen}. */
  unseen: z.boolean().default(false),
}

/**
 * A resource whose access is asked for, by its type: that of people, of groups, of roles, or of a thing roles are
 * granted on. `through`: only what people have by this group, or (null) directly.
 */
export const accessSubject = {
  integrationId: id,
  type: id,
  id: z.string().min(1).max(500),
  through: z.string().min(1).max(500).nullable().optional(),
}
export const asOfMoment = { asOf: instant.optional() }
export const reviewId = { reviewId: id }
export const toReviewExport = {
  exportId: ownId,
  ...reviewId,
  format: z.enum(reviewReportFormats),
}
