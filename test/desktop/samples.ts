import type { Alert, Overview } from '../../src-preload/contract'

export function overview(part: Partial<Overview> = {}): Overview {
  return {
    state: 'well',
    named: null,
    findings: { critical: 0, high: 0, medium: 0, low: 0 },
    integrations: 1,
    paused: 0,
    notReady: 0,
    notEvaluated: 0,
    polling: 0,
    unseenAlerts: 0,
    unseenChanges: 0,
    resources: 12,
    changes24h: 0,
    latestAlerts: [],
    offline: false,
    notice: null,
    ...part,
  }
}

export function alert(part: Partial<Alert> = {}): Alert {
  return {
    id: 1,
    at: '2026-01-01T00:00:00.000Z',
    integrationId: 'i1',
    integrationName: 'Acme',
    kind: 'opened',
    severity: 'high',
    ruleId: 'owners',
    ruleName: 'Too many owners',
    queryId: null,
    packId: null,
    alertRuleId: null,
    title: '4 workspace owners in Acme',
    details: ['ann@acme.com'],
    findings: [],
    deliveries: [],
    rules: [],
    total: 0,
    seen: false,
    ...part,
  }
}
