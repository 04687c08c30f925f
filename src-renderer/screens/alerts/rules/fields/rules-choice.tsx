import { ChooseMany } from '../../../../components/choose-many'
import { SeverityIcon } from '../../../../components/severity-badge'
import { useRules } from '../../../../state/rules'
import { t } from '../../../../texts'

export function RulesChoice({ chosen, onChange }: { chosen: string[]; onChange(ruleIds: string[]): void }) {
  const rules = useRules((state) => state.data) ?? []
  return (
    <ChooseMany
      label={t('common.rules')}
      any={t('alerts.rulesChoice.anyRule')}
      options={rules.map(({ id, name, severity, tags }) => ({
        value: id,
        label: name,
        icon: <SeverityIcon severity={severity} />,
        keywords: `${severity} ${tags.join(' ')}`,
      }))}
      chosen={chosen}
      onChange={onChange}
    />
  )
}
