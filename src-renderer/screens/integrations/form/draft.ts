import { create } from 'zustand'

/** All that a person enters about an integration, except the token: that is never kept anywhere. */
export interface IntegrationInput {
  name: string
  description: string
  tags: string[]
  region: string
  apiUrl: string
  intervalMinutes: number
  companyDomains: string[]
  keepHistoryDays: number | null
}

/** What was entered and not saved yet, by form. In memory, so that a look elsewhere costs nobody their input. */
const useDrafts = create<Record<string, Partial<IntegrationInput>>>(() => ({}))

export interface Draft {
  input: IntegrationInput
  /** Only what differs from what is saved. */
  changed: Partial<IntegrationInput>
  change(part: Partial<IntegrationInput>): void
  discard(): void
}

/** The input of the form called `key`: `saved`, and on top of it what was entered. */
export function useDraft(key: string, saved: IntegrationInput): Draft {
  const entered = useDrafts((drafts) => drafts[key]) ?? {}
  const input = { ...saved, ...entered }
  return {
    input,
    changed: differences(saved, entered),
    change: (part) => useDrafts.setState((drafts) => ({ [key]: { ...drafts[key], ...part } })),
    discard: () => useDrafts.setState({ [key]: {} }),
  }
}

function differences(saved: IntegrationInput, entered: Partial<IntegrationInput>): Partial<IntegrationInput> {
  const fields = Object.keys(entered) as (keyof IntegrationInput)[]
  return Object.fromEntries(
    fields
      .filter((field) => JSON.stringify(entered[field]) !== JSON.stringify(saved[field]))
      .map((field) => [field, entered[field]]),
  )
}
