import { expect, test } from 'vitest'
import { boundsFor } from '../../src-main/desktop/window-place'

const screen = { x: 0, y: 0, width: 1920, height: 1080 }
const usual = { width: 1280, height: 860 }
const place = { x: 100, y: 50, width: 1000, height: 700, maximized: false }

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
