import { version } from '../../package.json'
import { appLink } from '../../src-preload/app-link'
import type { Severity } from '../../src-preload/contract'
import type { CheckedRule } from './check'

/** How code-scanning tools rank a security finding, from 0 to 10. */
const scores: Record<Severity, string> = { critical: '9.5', high: '8.0', medium: '5.5', low: '2.5' }
const levels: Record<Severity, string> = { critical: 'error', high: 'error', medium: 'warning', low: 'note' }

/** SARIF 2.1.0. Rules that could not be evaluated are notifications of the run, which then counts as failed. */
export function sarif(checked: CheckedRule[]) {
  const notifications = checked.flatMap(notificationsOf)
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'Sightline', version, rules: checked.map(descriptor) } },
        invocations: [
          {
            executionSuccessful: notifications.length === 0,
            toolExecutionNotifications: notifications,
          },
        ],
        results: checked.flatMap(results),
      },
    ],
  }
}

function descriptor({ id, name, severity, rationale, remediation, references, tags }: CheckedRule) {
  return {
    id,
    shortDescription: { text: name },
    fullDescription: { text: rationale },
    ...(references[0] ? { helpUri: references[0].url } : {}),
    help: { text: remediation.join('\n') },
    defaultConfiguration: { level: levels[severity] },
    properties: { tags: ['security', ...tags], 'security-severity': scores[severity] },
  }
}

function notificationsOf({ id, name, unknownIn }: CheckedRule) {
  return unknownIn.map(({ integrationName, reason, status }) => ({
    level: 'error',
    message: { text: `${name}: ${integrationName}: ${reason ?? status}` },
    associatedRule: { id },
  }))
}

function results(rule: CheckedRule) {
  return rule.open.map((finding) => ({
    ruleId: rule.id,
    level: levels[rule.severity],
    // Opens the finding in the app of whoever has it.
    hostedViewerUri: appLink(`/rules/${encodeURIComponent(finding.ruleId)}?finding=${finding.id}`),
    message: { text: `${rule.name}: ${finding.resourceName}` },
    locations: [
      {
        logicalLocations: [
          {
            fullyQualifiedName: `${finding.integrationName}/${finding.resourceType}/${finding.resourceId}`,
            name: finding.resourceName,
            kind: 'resource',
          },
        ],
      },
    ],
    partialFingerprints: {
      finding: `${finding.integrationId}/${finding.ruleId}/${finding.resourceType}/${finding.resourceId}`,
    },
  }))
}
