/** What the app tells the process that launched it, so that this one knows whether it can let go. No Electron here. */
import { z } from 'zod'

export const launchMessageSchema = z.discriminatedUnion('sightline', [
  z.object({ sightline: z.literal('up') }),
  /** Another instance has this data folder; its window was brought to the front, and this one ends. */
  z.object({ sightline: z.literal('already-running') }),
  z.object({ sightline: z.literal('failed'), why: z.string() }),
])
type LaunchMessage = z.infer<typeof launchMessageSchema>

/** Tells the launcher, if there is one: whether there is. */
export function tellLauncher(message: LaunchMessage): boolean {
  if (!process.connected || !process.send) return false
  process.send(message)
  return true
}
