import { SightlineError } from '../../../../src-preload/errors'
import { t } from '../../../texts'
import { formatList } from '../../../texts/format'
import { usePreferences } from '../preferences'
import { type Fragment, parameterNames } from '../sql/statements'
import { changeTab, tabById } from '../tabs/tab-store'
import { unarranged } from './run'
import { ask, changeRun } from './run-store'

/** Runs a part of a tab's text, or all of it, as the tab's time and parameters say. */
export function runTab(tabId: string, fragment?: Fragment): void {
  const tab = tabById(tabId)
  if (!tab) return
  const { sql, offset } = fragment ?? { sql: tab.sql, offset: 0 }
  const { time, parameters, values } = tab
  const given = parameterNames(sql).map((name): [string, string | number | null] => {
    const fallback = parameters.find((parameter) => parameter.name === name)?.default ?? null
    return [name, values[name] ?? fallback]
  })
  const asked = {
    sql,
    offset,
    parameters: Object.fromEntries(given),
    queryId: tab.queryId,
    timeoutMs: usePreferences.getState().timeoutMs,
    asOf: time.kind === 'moment' ? time.at : null,
    compare: time.kind === 'compare' ? { from: time.from, to: time.to } : null,
  }
  const missing = given.filter(([, value]) => value === null).map(([name]) => `$${name}`)
  const refusal =
    sql.trim() === ''
      ? new SightlineError('empty', t('query.runTab.nothing'), t('query.runTab.nothingHint'))
      : missing.length > 0
        ? new SightlineError(
            'missing-parameter',
            t('query.runTab.missing', { count: missing.length, names: formatList(missing) }),
            t('query.runTab.missingHint'),
          )
        : null
  if (refusal) {
    changeRun(tabId, { failure: { error: refusal, asked, arrangement: unarranged } })
    return
  }
  void ask(tabId, asked)
}

/** The same text as of now. */
export function runAsOfNow(tabId: string): void {
  changeTab(tabId, { time: { kind: 'now' } })
  runTab(tabId)
}
