import type { FormDraft } from '../../../state/drafts'

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

export type IntegrationDraft = FormDraft<IntegrationInput>
