import type { Finding, RuleResult, Severity } from '../../src-preload/contract'
import type { CheckedRule } from './check'

/**
 * JUnit's XML, as CI systems read it: a rule is a test case, its findings a failure, not evaluated an error. It may be
 * both, in different integrations.
 */
export function junit(checked: CheckedRule[]): string {
  const failures = checked.filter(({ open }) => open.length > 0).length
  const errors = checked.filter(({ unknownIn }) => unknownIn.length > 0).length
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="sightline" tests="${checked.length}" failures="${failures}" errors="${errors}">`,
    `  <testsuite name="sightline" tests="${checked.length}" failures="${failures}" errors="${errors}">`,
    ...checked.flatMap(testCase),
    '  </testsuite>',
    '</testsuites>',
  ].join('\n')
}

function testCase({ name, severity, status, open, unknownIn }: CheckedRule): string[] {
  const start = `    <testcase classname="sightline.${severity}" name="${escaped(name)}"`
  const elements = [
    ...(open.length > 0 ? [failure(severity, open)] : []),
    ...(unknownIn.length > 0 ? [error(unknownIn)] : []),
    ...(open.length === 0 && status === 'disabled' ? ['<skipped message="Disabled"/>'] : []),
  ]
  if (elements.length === 0) return [`${start}/>`]
  return [`${start}>`, ...elements.map((element) => `      ${element}`), '    </testcase>']
}

function failure(severity: Severity, open: Finding[]): string {
  const found = open.map((f) => `${f.integrationName}: ${f.resourceType} ${f.resourceName} (${f.resourceId})`)
  return `<failure type="${severity}" message="${open.length} found">${escaped(found.join('\n'))}</failure>`
}

function error(untold: RuleResult[]): string {
  const reasons = untold.map(
    ({ integrationName, reason, status }) => `${integrationName}: ${reason ?? status}`,
  )
  return `<error message="${escaped(reasons.join(' '))}"/>`
}

/** Names were given by others: characters that XML can't hold at all are left out. */
function escaped(text: string): string {
  return (
    text
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
      .replace(/[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g, '')
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
      .replaceAll('"', '&quot;')
  )
}
