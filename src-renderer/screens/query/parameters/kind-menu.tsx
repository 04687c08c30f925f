import { ChevronDown } from 'lucide-react'
import type { QueryParameter } from '../../../../src-preload/contract'
import { Menu } from '../../../components/menu'
import { MenuChoice } from '../../../components/menu-choices'
import { t } from '../../../texts'
import { kindNames, type ParameterKind } from './kinds'

const kinds = ['text', 'number', 'boolean', 'time'] as const

/** What a parameter is that nobody described yet: '3' and 3 are not the same to SQL. */
export function KindMenu({
  parameter,
  onChange,
}: {
  parameter: QueryParameter
  onChange(kind: ParameterKind): void
}) {
  const name = kindNames[parameter.kind]
  return (
    <Menu
      align="start"
      trigger={
        <button type="button" className="parameter-kind">
          {name}
          <span className="visually-hidden">
            {' '}
            {t('query.kindMenu.isTheKindOf', { name: parameter.name })}
          </span>
          <ChevronDown size={12} aria-hidden />
        </button>
      }
    >
      <MenuChoice
        label={t('common.kind')}
        value={parameter.kind}
        options={kinds.map((value) => ({ value, label: kindNames[value] }))}
        onChange={onChange}
      />
    </Menu>
  )
}
