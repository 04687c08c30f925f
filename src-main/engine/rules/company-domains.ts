import type { Connector } from '../connectors/connector'
import type { Db } from '../store/database'

/** Mail domains where anybody can have an address: never taken for a company's own. */
const publicProviders = new Set([
  'gmail.com',
  'googlemail.com',
  'outlook.com',
  'hotmail.com',
  'live.com',
  'msn.com',
  'yahoo.com',
  'ymail.com',
  'icloud.com',
  'me.com',
  'mac.com',
  'aol.com',
  'proton.me',
  'protonmail.com',
  'pm.me',
  'gmx.com',
  'gmx.de',
  'gmx.net',
  'web.de',
  'mail.com',
  'mail.ru',
  'yandex.ru',
  'yandex.com',
  'zoho.com',
  'fastmail.com',
  'hey.com',
  'tutanota.com',
  'qq.com',
  '163.com',
  '126.com',
  'foxmail.com',
  'naver.com',
  'hanmail.net',
])

/**
 * The mail domains that are the company's own: as the user said, else the one that more than half of all
 * users share. Null where neither is known.
 */
export function companyDomains(db: Db, people: Connector['people'], integrationId: string): string[] | null {
  const said = db
    .prepare('SELECT company_domains FROM integration WHERE id = ?')
    .pluck()
    .get(integrationId) as string
  const domains = JSON.parse(said) as string[]
  if (domains.length > 0) return domains
  const most = db
    .prepare<[{ type: string; field: string; integrationId: string }], { domain: string; share: number }>(
      `WITH address AS (
         SELECT lower(body ->> :field) AS email FROM resource WHERE type = :type AND integration_id = :integrationId
       )
       SELECT substr(email, instr(email, '@') + 1) AS domain, 1.0 * count(*) / sum(count(*)) OVER () AS share
       FROM address WHERE email LIKE '%@%'
       GROUP BY domain ORDER BY share DESC LIMIT 1`,
    )
    .get({ type: people.type, field: `$.${people.emailField}`, integrationId })
  return most && most.share > 0.5 && !publicProviders.has(most.domain) ? [most.domain] : null
}
