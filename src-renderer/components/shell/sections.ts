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

/** The sections of the main window, in the order of the sidebar and of their shortcuts. */
export const sections: { to: string; title: string; icon: LucideIcon }[] = [
  { to: '/', title: 'Home', icon: House },
  { to: '/resources', title: 'Resources', icon: Boxes },
  { to: '/query', title: 'Query', icon: SquareTerminal },
  { to: '/rules', title: 'Rules', icon: ShieldCheck },
  { to: '/compliance', title: 'Compliance', icon: ListTodo },
  { to: '/access', title: 'Access', icon: KeyRound },
  { to: '/alerts', title: 'Alerts', icon: Bell },
  { to: '/integrations', title: 'Integrations', icon: Plug },
]

export function isWithin(section: string, path: string): boolean {
  return section === '/' ? path === '/' : path === section || path.startsWith(`${section}/`)
}
