/** Bodies of services that want a form of their own: what is in capitals is the user's to fill in. */
export const serviceBodies = {
  /** https://developer.atlassian.com/server/jira/platform/jira-rest-api-examples/ */
  jira: `{
  "fields": {
    "project": {"key": "PROJECT"},
    "issuetype": {"name": "Task"},
    "summary": "{{title}}",
    "description": "{{text}}"
  }
}`,
  /** https://developer.pagerduty.com/docs/events-api-v2/trigger-events/ */
  pagerduty: `{
  "routing_key": "INTEGRATION_KEY",
  "event_action": "trigger",
  "dedup_key": "{{id}}",
  "payload": {
    "summary": "{{title}}",
    "source": "Sightline",
    "severity": "error",
    "timestamp": "{{at}}",
    "custom_details": {"severity": "{{severity}}", "integration": "{{integration}}", "text": "{{text}}"}
  }
}`,
} as const
