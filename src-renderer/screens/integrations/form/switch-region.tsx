import type { ConnectorInfo, SightlineError } from '../../../../src-preload/contract'
import { Button } from '../../../components/button'
import { t } from '../../../texts'

/** The region that a `wrong-region` error says the token is at home in. */
export function homeRegion(
  error: SightlineError,
  regions: ConnectorInfo['regions'],
  current: string,
): ConnectorInfo['regions'][number] | undefined {
  if (error.code !== 'wrong-region') return undefined
  const others = regions.filter(({ key }) => key !== current)
  return others.length === 1 ? others[0] : others.find(({ label }) => error.hint.includes(label))
}

export function SwitchRegionButton({ label, onSwitch }: { label: string; onSwitch(): void }) {
  return (
    <Button size="small" onClick={onSwitch}>
      {t('integrations.switchRegion.switchToAndTestAgain', { label })}
    </Button>
  )
}
