import type { Channel } from '../../../../../src-preload/contract'
import type { ProblemsOf } from '../../../../components/use-form-problems'
import type { ChannelDraft } from '../draft'

/** What the fields of every kind of channel are given. */
export interface FieldsProps {
  draft: ChannelDraft
  change(changed: Partial<ChannelDraft>): void
  /** As it is stored; null while it is added. */
  channel: Channel | null
  problems: ProblemsOf<string>
}
