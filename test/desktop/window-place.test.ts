import { expect, test } from 'vitest'
import { boundsFor, cascaded, windowPlaceSchema } from '../../src-main/desktop/window-place'

const screen = { x: 0, y: 0, width: 1920, height: 1080 }
const usual = { width: 1280, height: 860 }
const place = { x: 100, y: 50, width: 1000, height: 700, maximized: false, fullScreen: false }

test('a window opens where it was', () => {
  expect(boundsFor(place, [screen], usual)).toEqual({ x: 100, y: 50, width: 1000, height: 700 })
  expect(boundsFor(null, [screen], usual)).toEqual(usual)
})

test('where its screen is gone, only its size is kept', () => {
  expect(boundsFor({ ...place, x: 2500 }, [screen], usual)).toEqual({ width: 1000, height: 700 })
  expect(boundsFor({ ...place, y: -400 }, [screen], usual)).toEqual({ width: 1000, height: 700 })
  expect(boundsFor({ ...place, x: 2500 }, [screen, { ...screen, x: 1920 }], usual)).toHaveProperty('x', 2500)
})

test('it is never smaller than it can be', () => {
  expect(boundsFor({ ...place, width: 10, height: 10, x: 100 }, [screen], usual)).toEqual({
    width: 900,
    height: 600,
  })
})

test('it is no larger than the screen that there is', () => {
  const small = { x: 0, y: 0, width: 1024, height: 720 }
  expect(boundsFor({ ...place, width: 3000, height: 2000 }, [small], usual)).toEqual({
    x: 100,
    y: 50,
    width: 1024,
    height: 720,
  })
  expect(boundsFor({ ...place, x: 5000, width: 3000 }, [small], usual)).toEqual({ width: 1024, height: 700 })
})

test('a window that would hide another is moved beside it', () => {
  const bounds = { x: 100, y: 50, width: 1000, height: 700 }
  expect(cascaded(bounds, [])).toBe(bounds)
  const others = [bounds, { ...bounds, x: 128, y: 78 }]
  expect(cascaded(bounds, others)).toEqual({ ...bounds, x: 156, y: 106 })
  expect(cascaded({ width: 1, height: 1 }, others)).toEqual({ width: 1, height: 1 })
})

test('a place that an older Sightline remembered is still good', () => {
  const { fullScreen: _, ...older } = place
  expect(windowPlaceSchema.parse(older)).toEqual(place)
})
