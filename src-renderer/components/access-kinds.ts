import { Box, KeyRound, type LucideIcon, User, Users } from 'lucide-react'
import type { AccessKind } from '../../src-preload/contract'
import { t } from '../texts'

/** What can be asked of access, of whom or what. */
export const accessKinds: Record<AccessKind, { title: string; icon: LucideIcon; question: string }> = {
  person: {
    get title() {
      return t('components.accessKinds.people')
    },
    icon: User,
    get question() {
      return t('components.accessKinds.whatThisPersonCanTouch')
    },
  },
  group: {
    get title() {
      return t('components.accessKinds.groups')
    },
    icon: Users,
    get question() {
      return t('components.accessKinds.whatThisGroupGives')
    },
  },
  role: {
    get title() {
      return t('components.accessKinds.roles')
    },
    icon: KeyRound,
    get question() {
      return t('components.accessKinds.whoHasThisRole')
    },
  },
  thing: {
    get title() {
      return t('common.resources')
    },
    icon: Box,
    get question() {
      return t('components.accessKinds.whoCanTouchThis')
    },
  },
}
