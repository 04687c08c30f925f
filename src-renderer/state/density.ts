import { create } from 'zustand'

export const densities = ['comfortable', 'compact'] as const
type Density = (typeof densities)[number]

const place = 'sightline.density'

function remembered(): Density {
  const found = localStorage.getItem(place)
  return densities.find((density) => density === found) ?? 'comfortable'
}

/** How much room what is repeated gets, and the height of a table's row that this comes to. */
export const useDensity = create<{ density: Density; row: number }>(() => ({
  density: remembered(),
  row: 36,
}))

export function chooseDensity(density: Density): void {
  localStorage.setItem(place, density)
  useDensity.setState({ density })
}

/** Puts the density onto the page, and keeps it there as the choice changes. */
export function applyDensity(): void {
  const apply = () => {
    const { density, row } = useDensity.getState()
    document.documentElement.dataset.density = density
    // The stylesheet alone says how high a row is; lists that draw a part of their rows must know.
    const height = Number.parseFloat(getComputedStyle(document.documentElement).getPropertyValue('--row'))
    if (height > 0 && height !== row) useDensity.setState({ row: height })
  }
  apply()
  useDensity.subscribe(apply)
  addEventListener('storage', ({ key }) => {
    if (key === place) useDensity.setState({ density: remembered() })
  })
}
