import { z } from 'zod'

/** What the engine orders of the host that starts query processes for it. */
export const queryOrderSchema = z.object({ queryProcess: z.enum(['start', 'kill']), id: z.int() })
export type QueryOrder = z.infer<typeof queryOrderSchema>

/** What the host answers: `started` brings the port. */
const queryNewsSchema = z.object({ queryProcess: z.enum(['started', 'ended']), id: z.int() })
export type QueryNews = z.infer<typeof queryNewsSchema>
export const isQueryNews = (message: unknown): message is QueryNews =>
  queryNewsSchema.safeParse(message).success
