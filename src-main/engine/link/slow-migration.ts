import { z } from 'zod'

/** The call by which an engine's process tells its host that a large database keeps it busy before it can answer. */
export const slowMigration = 'database.migrating'

export const slowMigrationSchema = z.object({ bytes: z.int() })
