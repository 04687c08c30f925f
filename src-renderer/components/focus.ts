/** What lies over the page and goes away again. */
const above = '[role=dialog], [role=menu], [role=listbox]'
const toasts = '[data-sonner-toaster]'

/** The control of the page itself that had the focus last. */
let control: HTMLElement | null = null

document.addEventListener('focusin', ({ target }) => {
  if (target instanceof HTMLElement && !target.closest(`${above}, ${toasts}`)) control = target
})

export const isAbovePage = (element: Element | null): boolean => Boolean(element?.closest(above))

/** Where a page is begun to be read. */
export function focusHeading(): void {
  const main = document.querySelector('main')
  const heading = main?.querySelector('h1')
  if (heading) heading.tabIndex = -1
  ;(heading ?? main)?.focus({ preventScroll: true })
}

/** To the control of the page that had the focus last. */
export function focusPage(): void {
  if (control?.isConnected) control.focus()
  else focusHeading()
}

/**
 * `next` stands where a control stood that had the focus last and is gone: one goes on from there, at once or when what
 * lies above the page has closed. Whoever has the focus elsewhere keeps it.
 */
export function takeOver(next: HTMLElement | null | undefined): void {
  if (!next || !control || control.isConnected) return
  control = next
  if (document.activeElement === document.body) next.focus()
}

/**
 * A dialog has closed: whoever opened it goes on from there, be it by way of a menu, of the palette or of another
 * dialog, which are gone by then. Radix alone returns to its own trigger only, which none of ours has.
 */
export function returnFocus(event: Event): void {
  event.preventDefault()
  // What it led to may have taken the focus already.
  if (document.activeElement !== document.body) return
  if (control?.isConnected) control.focus()
  if (document.activeElement === document.body) focusHeading()
}
