import { expect, test } from 'vitest'
import { get, getAll, getData, start } from './client'

test('walks a list in pages of what was asked, by opaque cursors', async () => {
  const api = await start()
  const first = await getData(api, '/users?pagination.count=10')
  expect(first.users).toHaveLength(10)
  expect(first.pagination).toEqual({ current: 'MA==', next: 'MTA=', totalEntries: 24 })
  const last = await getData(api, '/users?pagination.count=10&pagination.cursor=MjA=')
  expect(last.users).toHaveLength(4)
  expect(last.pagination).toEqual({ current: 'MjA=', previous: 'MTA=', totalEntries: 24 })
  expect(await getAll(api, '/users', 'users', 7)).toEqual(api.world().users)
})

test('understands brackets as well as dots', async () => {
  const api = await start()
  const dots = await getData(api, '/users?pagination.count=3&pagination.cursor=Mw==')
  const brackets = await getData(api, '/users?pagination%5Bcount%5D=3&pagination[cursor]=Mw%3D%3D')
  expect(brackets).toEqual(dots)
  expect(dots.users[0]).toEqual(api.world().users[3])
})

test('gives fewer than asked where a page is capped, and still gives all', async () => {
  const api = await start({ scale: 20 })
  const { users, pagination } = await getData(api, '/users?pagination.count=1000')
  expect(users).toHaveLength(100)
  expect(pagination.totalEntries).toBe(480)
  expect(await getAll(api, '/users', 'users', 1000)).toEqual(api.world().users)
})

test.each(['0', '-1', '1001', '1.5', 'many', ''])('a count of "%s" is a 400', async (count) => {
  const response = await get(await start(), `/users?pagination.count=${count}`)
  expect(response.status).toBe(400)
  expect(await response.json()).toMatchObject({
    errors: [{ type: 'bad-request', field: 'pagination.count' }],
  })
})

test('audiences allow no more than 200', async () => {
  const api = await start()
  const path = `/spaces/${api.world().spaces[0]?.id}/audiences?pagination.count=`
  expect((await get(api, `${path}200`)).status).toBe(200)
  expect((await get(api, `${path}201`)).status).toBe(400)
})

test.each(['garbage', '%00', 'LTE=', 'eyJwYWdlVG9rZW4iOiJNUT09In0=', ''])(
  'the cursor "%s" is a 400',
  async (cursor) => {
    const response = await get(await start(), `/users?pagination.cursor=${cursor}`)
    expect(response.status).toBe(400)
    expect(await response.json()).toMatchObject({
      errors: [{ type: 'bad-request', field: 'pagination.cursor' }],
    })
  },
)
