import { create } from 'zustand'

const place = 'sightline.sidebar'
const small = matchMedia('(width < 900px)')

/** Whether the sidebar shows icons alone: as it was left, and always where the window is small. */
export const useSidebar = create<{ chosen: boolean; narrow: boolean }>(() => {
  const chosen = localStorage.getItem(place) === 'narrow'
  return { chosen, narrow: chosen || small.matches }
})

small.addEventListener('change', () =>
  useSidebar.setState(({ chosen }) => ({ narrow: chosen || small.matches })),
)

export function toggleSidebar(): void {
  const narrow = !useSidebar.getState().narrow
  localStorage.setItem(place, narrow ? 'narrow' : 'wide')
  useSidebar.setState({ chosen: narrow, narrow })
}
