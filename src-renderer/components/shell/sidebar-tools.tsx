import { Contrast, Info, Keyboard, Monitor, Moon, Sun } from 'lucide-react'
import { useState } from 'react'
import { chooseTheme, themes, useTheme } from '../../state/theme'
import { t } from '../../texts'
import { IconButton } from '../button'
import { Menu } from '../menu'
import { MenuChoice } from '../menu-choices'
import { AboutDialog } from './about-dialog'

const icons = { system: Monitor, light: Sun, dark: Moon, contrast: Contrast }

export function SidebarTools({ onShowShortcuts }: { onShowShortcuts(): void }) {
  const theme = useTheme((state) => state.theme)
  const [about, setAbout] = useState(false)
  const Icon = icons[theme]
  return (
    <div className="sidebar-tools">
      <Menu
        align="start"
        trigger={
          <IconButton label={t('shell.theme.title')}>
            <Icon size={15} />
          </IconButton>
        }
      >
        <MenuChoice
          label={t('shell.theme.title')}
          value={theme}
          options={themes.map((value) => ({ value, label: t(`shell.theme.${value}`) }))}
          onChange={chooseTheme}
        />
      </Menu>
      <IconButton label={t('shell.shortcuts.title')} aria-keyshortcuts="?" onClick={onShowShortcuts}>
        <Keyboard size={15} />
      </IconButton>
      <IconButton label={t('shell.about.title')} onClick={() => setAbout(true)}>
        <Info size={15} />
      </IconButton>
      <AboutDialog open={about} onClose={() => setAbout(false)} />
    </div>
  )
}
