/** Words of the contract that a page needs from its start on, when it can do without the schemas of the calls. */

export const severities = ['critical', 'high', 'medium', 'low'] as const
export type Severity = (typeof severities)[number]

/** What Sightline speaks. */
export const languages = ['en', 'de'] as const
export type Language = (typeof languages)[number]
