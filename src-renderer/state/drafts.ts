import { create } from 'zustand'

/** What was entered and not saved yet, by form. In memory, so that a look elsewhere costs nobody their input. */
const useDrafts = create<Record<string, object>>(() => ({}))

export interface FormDraft<Input> {
  input: Input
  /** Only what differs from what is saved. */
  changed: Partial<Input>
  change(part: Partial<Input>): void
  discard(): void
}

/** The input of the form called `key`: `saved`, and on top of it what was entered. */
export function useDraft<Input extends object>(key: string, saved: Input): FormDraft<Input> {
  const entered = useDrafts((drafts) => drafts[key] as Partial<Input> | undefined) ?? {}
  return {
    input: { ...saved, ...entered },
    changed: differences(saved, entered),
    change: (part) => changeDraft<Input>(key, () => part),
    discard: () => useDrafts.setState({ [key]: {} }),
  }
}

/** Changes what was entered in a form that needn't be on the screen. */
export function changeDraft<Input extends object>(
  key: string,
  change: (entered: Partial<Input>) => Partial<Input>,
): void {
  useDrafts.setState((drafts) => {
    const entered = (drafts[key] ?? {}) as Partial<Input>
    return { [key]: { ...entered, ...change(entered) } }
  })
}

function differences<Input extends object>(saved: Input, entered: Partial<Input>): Partial<Input> {
  const fields = Object.keys(entered) as (keyof Input)[]
  return Object.fromEntries(
    fields
      .filter((field) => JSON.stringify(entered[field]) !== JSON.stringify(saved[field]))
      .map((field) => [field, entered[field]]),
  ) as Partial<Input>
}
