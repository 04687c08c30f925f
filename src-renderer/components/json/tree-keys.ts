/** Moves the focus within a tree as its keys say. Returns whether the key was one of them. */
export function moveInTree(tree: HTMLElement, key: string): boolean {
  const items = [...tree.querySelectorAll<HTMLElement>('[role=treeitem]')]
  const at = items.indexOf(document.activeElement as HTMLElement)
  if (at < 0) return false
  const target = targetOf(items, at, key)
  target?.focus()
  return target !== undefined
}

function targetOf(items: HTMLElement[], at: number, key: string): HTMLElement | undefined {
  switch (key) {
    case 'ArrowDown':
      return items[at + 1]
    case 'ArrowUp':
      return items[at - 1]
    case 'Home':
      return items[0]
    case 'End':
      return items.at(-1)
    case 'ArrowRight':
      // Opened items lead on to what is in them; an item opens itself.
      return items[at]?.getAttribute('aria-expanded') === 'true' ? items[at + 1] : undefined
    case 'ArrowLeft':
      return items[at]?.parentElement?.closest<HTMLElement>('[role=treeitem]') ?? undefined
    default:
      return undefined
  }
}
