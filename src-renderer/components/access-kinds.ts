import { Box, type LucideIcon, User, Users } from 'lucide-react'
import type { AccessKind } from '../../src-preload/contract'

/** What can be asked of access, of whom or what. */
export const accessKinds: Record<AccessKind, { title: string; icon: LucideIcon; question: string }> = {
  person: { title: 'People', icon: User, question: 'What this person can touch' },
  group: { title: 'Groups', icon: Users, question: 'What this group gives' },
  thing: { title: 'Resources', icon: Box, question: 'Who can touch this' },
}
