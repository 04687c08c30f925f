import { Popover } from 'radix-ui'
import { type ReactNode, useState } from 'react'
import type { Filter, ResourceTypeInfo } from '../../../../src-preload/contract'
import { t } from '../../../texts'
import { FilterForm } from './filter-form'

/** The form for a filter, opened by `trigger`, a button that takes a ref. */
export function FilterPopover({
  trigger,
  onDone,
  ...form
}: {
  trigger: ReactNode
  type: ResourceTypeInfo
  integrationId: string | null
  filter?: Filter
  onDone(filter: Filter): void
}) {
  const [open, setOpen] = useState(false)
  const done = (filter: Filter) => {
    setOpen(false)
    onDone(filter)
  }
  return (
    <Popover.Root open={open} onOpenChange={setOpen}>
      <Popover.Trigger asChild>{trigger}</Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          className="popover"
          aria-label={
            form.filter ? t('browser.filterPopover.changeFilter') : t('browser.filterPopover.addFilter')
          }
          align="start"
          sideOffset={4}
          collisionPadding={8}
        >
          <FilterForm {...form} onDone={done} />
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  )
}
