import type { InputOf } from '../../../../src-preload/contract'

export type ItemsShown = NonNullable<InputOf<'listReviewItems'>['show']>

/** What of a campaign is listed; `new` is access that came since. */
export interface Shown {
  show: ItemsShown | 'new' | null
  roleName: string
  search: string
}

export const allItems: Shown = { show: null, roleName: '', search: '' }
