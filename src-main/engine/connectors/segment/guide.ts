import type { ConnectorInfo } from '../../../../src-preload/contract'

export const guide: ConnectorInfo['guide'] = {
  steps: [
    'In Segment, open your workspace as a Workspace Owner.',
    'Go to Settings → Workspace Settings → Access Management → Tokens.',
    'Choose “Create Token”, and name it, for example “Sightline”.',
    'Under “Assign Access”, choose “Workspace Owner”.',
    'Create it and copy it at once: Segment shows it only this time. Paste it here.',
  ],
  whyThisAccess:
    'Segment has no read-only token that may list users, groups and roles: only a Workspace Owner token sees them. Sightline only ever reads: it sends GET requests and nothing else. The token is kept in the vault of this machine and is sent to Segment’s API alone.',
  tokenLabel: 'Public API token',
  tokenHint: 'Starts with “sgp_”. It is stored in the vault of this machine and never shown again.',
  documentationUrl: 'https://segment.com/docs/api/public-api/',
  revoke:
    'Revoke the token in Segment as well: Settings → Workspace Settings → Access Management → Tokens. Until then it stays valid for whoever has a copy.',
}
