import type { Occasion } from '../../state/events'

/** When what is shown of packs may be another. */
export const occasions: readonly Occasion[] = ['findings', 'integrations', 'rules', 'compliance']
