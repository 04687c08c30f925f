import type { QueryParameter } from '../../../../src-preload/contract'
import { t } from '../../../texts'

export type ParameterKind = QueryParameter['kind']

export const kindNames: Record<ParameterKind, string> = {
  get text() {
    return t('query.kinds.text')
  },
  get number() {
    return t('query.kinds.number')
  },
  get boolean() {
    return t('query.kinds.yesOrNo')
  },
  get time() {
    return t('query.kinds.dateAndTime')
  },
  get choice() {
    return t('query.kinds.oneOfAList')
  },
}
