import { Check, X } from 'lucide-react'
import { t } from '../../texts'

export function YesNo({ value }: { value: boolean }) {
  const Icon = value ? Check : X
  return (
    <span className={value ? 'yes-no' : 'yes-no yes-no-no'}>
      <Icon size={14} aria-hidden />
      {value ? t('common.yes') : t('common.no')}
    </span>
  )
}
