import { Info, Keyboard, Monitor, Moon, Settings, Sun } from 'lucide-react'
import { useState } from 'react'
import { navigate } from '../../state/location'
import { chooseTheme, type Theme, useTheme } from '../../state/theme'
import { IconButton } from '../button'
import { Menu } from '../menu'
import { MenuChoice } from '../menu-choices'
import { AboutDialog } from './about-dialog'

const themes: { value: Theme; label: string }[] = [
  { value: 'system', label: 'Like the system' },
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
]
const icons = { system: Monitor, light: Sun, dark: Moon }

export function SidebarTools({ onShowShortcuts }: { onShowShortcuts(): void }) {
  const theme = useTheme((state) => state.theme)
  const [about, setAbout] = useState(false)
  const Icon = icons[theme]
  return (
    <div className="sidebar-tools">
      <Menu
        align="start"
        trigger={
          <IconButton label="Theme">
            <Icon size={16} />
          </IconButton>
        }
      >
        <MenuChoice label="Theme" value={theme} options={themes} onChange={chooseTheme} />
      </Menu>
      <IconButton label="Keyboard shortcuts" aria-keyshortcuts="?" onClick={onShowShortcuts}>
        <Keyboard size={16} />
      </IconButton>
      <IconButton label="Settings" onClick={() => navigate('/settings')}>
        <Settings size={16} />
      </IconButton>
      <IconButton label="About Sightline" onClick={() => setAbout(true)}>
        <Info size={16} />
      </IconButton>
      <AboutDialog open={about} onClose={() => setAbout(false)} />
    </div>
  )
}
