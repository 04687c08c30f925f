import { CirclePause, CirclePlay, Trash2 } from 'lucide-react'
import type { Integration } from '../../../../../src-preload/contract'
import { Button } from '../../../../components/button'
import { Card } from '../../../../components/card'
import { SettingRow } from '../../../../components/setting-row'
import { t } from '../../../../texts'
import { useSetEnabled } from '../../actions'
import { askToDelete } from '../../deletion'

/** The two ways to stop watching: for a while, and for good. */
export function DangerZone({ integration }: { integration: Integration }) {
  const { id, enabled, demo } = integration
  const setEnabled = useSetEnabled(id)
  return (
    <Card title={t('integrations.dangerZone.stopWatching')} flush>
      <div className="list">
        <SettingRow
          title={enabled ? t('integrations.dangerZone.disable') : t('integrations.dangerZone.enable')}
          note={
            enabled
              ? t('integrations.dangerZone.nothingIsPolledUntilYou')
              : t('integrations.dangerZone.pollsBeginAgainAtOnce')
          }
        >
          <Button
            icon={enabled ? <CirclePause size={15} aria-hidden /> : <CirclePlay size={15} aria-hidden />}
            busy={setEnabled.busy}
            onClick={() => setEnabled.run(!enabled)}
          >
            {enabled
              ? t('integrations.dangerZone.disableThisIntegration')
              : t('integrations.dangerZone.enableThisIntegration')}
          </Button>
        </SettingRow>
        <SettingRow
          title={t('common.delete')}
          note={demo ? t('integrations.dangerZone.removesDemo') : t('integrations.dangerZone.removes')}
        >
          <Button
            kind="quiet-danger"
            icon={<Trash2 size={15} aria-hidden />}
            onClick={() => askToDelete(integration)}
          >
            {t('integrations.dangerZone.deleteThisIntegration')}
          </Button>
        </SettingRow>
      </div>
    </Card>
  )
}
