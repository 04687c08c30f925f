import {
  Bell,
  Boxes,
  House,
  KeyRound,
  ListTodo,
  type LucideIcon,
  Plug,
  ShieldCheck,
  SquareTerminal,
} from 'lucide-react'
import { t } from '../../texts'

/** The sections of the main window, in the order of the sidebar and of their shortcuts. */
export const sections: { to: string; title: string; icon: LucideIcon }[] = [
  {
    to: '/',
    get title() {
      return t('common.sections.home')
    },
    icon: House,
  },
  {
    to: '/resources',
    get title() {
      return t('common.sections.resources')
    },
    icon: Boxes,
  },
  {
    to: '/query',
    get title() {
      return t('common.sections.query')
    },
    icon: SquareTerminal,
  },
  {
    to: '/rules',
    get title() {
      return t('common.sections.rules')
    },
    icon: ShieldCheck,
  },
  {
    to: '/compliance',
    get title() {
      return t('common.sections.compliance')
    },
    icon: ListTodo,
  },
  {
    to: '/access',
    get title() {
      return t('common.sections.access')
    },
    icon: KeyRound,
  },
  {
    to: '/alerts',
    get title() {
      return t('common.sections.alerts')
    },
    icon: Bell,
  },
  {
    to: '/integrations',
    get title() {
      return t('common.sections.integrations')
    },
    icon: Plug,
  },
]

export function isWithin(section: string, path: string): boolean {
  return section === '/' ? path === '/' : path === section || path.startsWith(`${section}/`)
}
