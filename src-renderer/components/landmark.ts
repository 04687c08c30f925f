/**
 * The landmark that an element stands in. What floats over the page is put there, or whoever goes from landmark to
 * landmark would not come upon it.
 */
export const landmarkOf = (element: Element | null): HTMLElement | undefined =>
  element?.closest<HTMLElement>('[role=dialog], main, aside, nav') ?? undefined
