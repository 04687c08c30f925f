/** The list's grid or, where it has no rows, its search. */
export function focusList(): void {
  const rows = document.querySelector<HTMLElement>('.browser-list .grid-frame[data-rows=true] [role=grid]')
  const target = rows ?? document.querySelector<HTMLElement>('.browser-list [data-search]')
  target?.focus()
}

/** The resource's page, to be read and scrolled by keyboard. */
export function focusResource(): void {
  document.querySelector<HTMLElement>('.browser-resource')?.focus()
}

/** Whether the resource's page lies over the list, where there is no room for both. */
export function isListHidden(): boolean {
  const list = document.querySelector('.browser-list')
  return list !== null && getComputedStyle(list).visibility === 'hidden'
}
