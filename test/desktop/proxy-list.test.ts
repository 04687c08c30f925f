import { expect, test } from 'vitest'
import { proxyIn } from '../../src-main/desktop/proxy-list'

test.each([
  ['DIRECT', null],
  ['PROXY proxy.acme.com:8080', 'http://proxy.acme.com:8080'],
  ['PROXY proxy.acme.com:8080; DIRECT', 'http://proxy.acme.com:8080'],
  ['HTTPS secure.acme.com:443', 'https://secure.acme.com'],
  ['SOCKS5 socks:1080; PROXY proxy:3128', 'http://proxy:3128'],
  ['DIRECT; PROXY proxy:3128', null],
  ['SOCKS5 socks:1080', null],
  ['', null],
  ['PROXY', null],
])('%s', (list, proxy) => {
  expect(proxyIn(list)).toBe(proxy)
})
