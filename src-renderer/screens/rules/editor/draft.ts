import { useState } from 'react'

export type EditorMode = 'new' | 'duplicate' | 'edit'

/** What a new rule begins with: one that is whole, and finds something in most workspaces. */
export const template = `id: my-rule
name: Sources without a label
severity: medium
resourceType: segment_source
rationale: >-
  Say here why a finding matters.
remediation:
  - Say here how it is fixed, step by step.
tags: [my own]
parameters:
  fewest:
    title: Fewest labels
    kind: number
    default: 1
    min: 1
    unit: labels
# Each row is a finding: resourceId says of what, all other columns are its evidence.
sql: |
  SELECT id AS resourceId, name, json_array_length(labels) AS labels
  FROM segment_source
  WHERE _integrationId = :integration AND coalesce(json_array_length(labels), 0) < :fewest
`

/** A rule's text as a rule of its own. */
export function copyOf(source: string): string {
  return source
    .replace(/^id:\s*(\S+).*$/m, 'id: $1-copy')
    .replace(/^version:.*$/m, 'version: 1')
    .replace(/^name:\s*(["']?)(.+?)\1\s*$/m, 'name: $1$2 (copy)$1')
}

/** A text that is kept while the window is open, so that it is there when one comes back to it. */
export function useDraft(key: string, original: string) {
  const place = `sightline.rule-draft.${key}`
  const [draft, setDraft] = useState(() => sessionStorage.getItem(place) ?? original)
  const change = (text: string) => {
    if (text === original) sessionStorage.removeItem(place)
    else sessionStorage.setItem(place, text)
    setDraft(text)
  }
  return { draft, change, dirty: draft !== original, forget: () => sessionStorage.removeItem(place) }
}
