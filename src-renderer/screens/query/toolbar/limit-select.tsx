import { Timer } from 'lucide-react'
import { Button } from '../../../components/button'
import { Menu } from '../../../components/menu'
import { MenuChoice } from '../../../components/menu-choices'
import { t } from '../../../texts'
import { usePreferences } from '../preferences'

const limits = [
  { value: '5000', label: '5 s' },
  { value: '30000', label: '30 s' },
  { value: '120000', label: '2 min' },
  { value: '600000', label: '10 min' },
]

/** For how long a query may run before it is stopped. */
export function LimitSelect() {
  const timeoutMs = usePreferences((state) => state.timeoutMs)
  const chosen = limits.find(({ value }) => Number(value) === timeoutMs)
  return (
    <Menu
      align="start"
      trigger={
        <Button
          size="small"
          kind="ghost"
          icon={<Timer size={14} aria-hidden />}
          title={t('query.limitSelect.aQueryIsStoppedAfter')}
        >
          <span className="visually-hidden">{t('query.limitSelect.timeLimit')} </span>
          {chosen?.label ?? `${timeoutMs / 1000} s`}
        </Button>
      }
    >
      <MenuChoice
        label={t('query.limitSelect.stopAQueryAfter')}
        value={String(timeoutMs)}
        options={limits}
        onChange={(value) => usePreferences.setState({ timeoutMs: Number(value) })}
      />
    </Menu>
  )
}
