import { Tooltip } from 'radix-ui'
import type { ReactNode } from 'react'

/** A tooltip on its one child, which must be focusable and take a ref. */
export function Tip({
  text,
  side,
  children,
}: {
  text: ReactNode
  side?: 'top' | 'right'
  children: ReactNode
}) {
  return (
    <Tooltip.Root>
      <Tooltip.Trigger asChild>{children}</Tooltip.Trigger>
      <Tooltip.Portal>
        <Tooltip.Content className="tooltip" side={side} sideOffset={6} collisionPadding={8}>
          {text}
        </Tooltip.Content>
      </Tooltip.Portal>
    </Tooltip.Root>
  )
}
