import {
  Bell,
  Boxes,
  History,
  House,
  KeyRound,
  ListTodo,
  type LucideIcon,
  Plug,
  Settings,
  ShieldCheck,
  SquareTerminal,
} from 'lucide-react'
import { t } from '../../texts'

export interface Section {
  to: string
  readonly title: string
  icon: LucideIcon
  /** The letter that goes to it after a `g`. */
  letter: string
}

/** The sections of the main window, in the order of the sidebar and of their shortcuts. */
export const sections: Section[] = [
  {
    to: '/',
    get title() {
      return t('common.sections.home')
    },
    icon: House,
    letter: 'h',
  },
  {
    to: '/integrations',
    get title() {
      return t('common.sections.integrations')
    },
    icon: Plug,
    letter: 'i',
  },
  {
    to: '/resources',
    get title() {
      return t('common.sections.resources')
    },
    icon: Boxes,
    letter: 'r',
  },
  {
    to: '/changes',
    get title() {
      return t('common.sections.changes')
    },
    icon: History,
    letter: 'c',
  },
  {
    to: '/query',
    get title() {
      return t('common.sections.query')
    },
    icon: SquareTerminal,
    letter: 'q',
  },
  {
    to: '/rules',
    get title() {
      return t('common.sections.rules')
    },
    icon: ShieldCheck,
    letter: 'u',
  },
  {
    to: '/compliance',
    get title() {
      return t('common.sections.compliance')
    },
    icon: ListTodo,
    letter: 'p',
  },
  {
    to: '/access',
    get title() {
      return t('common.sections.access')
    },
    icon: KeyRound,
    letter: 'a',
  },
  {
    to: '/alerts',
    get title() {
      return t('common.sections.alerts')
    },
    icon: Bell,
    letter: 'l',
  },
]

/** Not among the others: it stands at the sidebar’s foot. */
export const settingsSection: Section = {
  to: '/settings',
  get title() {
    return t('common.sections.settings')
  },
  icon: Settings,
  letter: 's',
}

export function isWithin(section: string, path: string): boolean {
  return section === '/' ? path === '/' : path === section || path.startsWith(`${section}/`)
}

/** The section that a path lies in. */
export function sectionOf(path: string): Section | undefined {
  return [...sections, settingsSection].find(({ to }) => isWithin(to, path))
}
