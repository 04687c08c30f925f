import { useEffect, useState } from 'react'
import type { OutputOf } from '../../../../src-preload/contract'
import { SightlineError } from '../../../../src-preload/errors'
import { api } from '../../../state/bridge'
import { t } from '../../../texts'

interface Checked {
  /** The text that this is about. */
  source: string
  result: OutputOf<'checkRules'> | null
  error: SightlineError | null
}

const pauseMs = 250

/** What is wrong with a text, asked as soon as the typing pauses. Null before the first answer. */
export function useChecked(source: string, isNew: boolean): Checked | null {
  const [checked, setChecked] = useState<Checked | null>(null)
  useEffect(() => {
    let current = true
    const tell = (result: Checked['result'], error: SightlineError | null) => {
      if (current) setChecked({ source, result, error })
    }
    const timer = setTimeout(() => {
      if (source === '') return tell({ problems: [nothingWritten], rules: [] }, null)
      api.checkRules({ source }).then(
        (result) => tell(isNew ? withoutTaken(result, source) : result, null),
        (error) => tell(null, SightlineError.from(error)),
      )
    }, pauseMs)
    return () => {
      current = false
      clearTimeout(timer)
    }
  }, [source, isNew])
  return checked
}

/** A new rule can't have the id of another: that is told before it is saved. */
function withoutTaken(result: OutputOf<'checkRules'>, source: string): OutputOf<'checkRules'> {
  const taken = result.rules.filter(({ exists }) => exists)
  const line = source.split('\n').findIndex((text) => text.startsWith('id:')) + 1
  const problems = taken.map(({ id }) => ({
    line: Math.max(1, line),
    field: 'id',
    message: t('rules.useChecked.thereIsARuleAlready', { id }),
    hint: t('rules.useChecked.giveThisOneAnId'),
  }))
  return { ...result, problems: [...result.problems, ...problems] }
}

const nothingWritten = {
  line: 1,
  field: '',
  get message() {
    return t('rules.useChecked.thereIsNoRuleYet')
  },
  get hint() {
    return t('rules.useChecked.itIsWrittenAsFields')
  },
}

/** A text that can be run: the last one without a problem, null where the present one has some. */
export function runnable(checked: Checked | null): string | null {
  return checked?.result?.problems.length === 0 && checked.result.rules.length === 1 ? checked.source : null
}
