import type { CheckedRule } from './check'

/** JUnit's XML, as CI systems read it: a rule is a test case, its findings a failure, not evaluated an error. */
export function junit(checked: CheckedRule[]): string {
  const failures = checked.filter(({ open }) => open.length > 0).length
  const errors = checked.filter(isUntold).length
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="sightline" tests="${checked.length}" failures="${failures}" errors="${errors}">`,
    `  <testsuite name="sightline" tests="${checked.length}" failures="${failures}" errors="${errors}">`,
    ...checked.flatMap(testCase),
    '  </testsuite>',
    '</testsuites>',
  ].join('\n')
}

const isUntold = ({ open, status }: CheckedRule) =>
  open.length === 0 && status !== 'ok' && status !== 'disabled'

function testCase(rule: CheckedRule): string[] {
  const start = `    <testcase classname="sightline.${rule.severity}" name="${escaped(rule.name)}"`
  if (rule.open.length > 0)
    return [
      `${start}>`,
      `      <failure type="${rule.severity}" message="${rule.open.length} found">${escaped(
        rule.open
          .map((f) => `${f.integrationName}: ${f.resourceType} ${f.resourceName} (${f.resourceId})`)
          .join('\n'),
      )}</failure>`,
      '    </testcase>',
    ]
  if (rule.status === 'disabled')
    return [`${start}>`, '      <skipped message="Disabled"/>', '    </testcase>']
  if (isUntold(rule))
    return [`${start}>`, `      <error message="${escaped(rule.reason ?? rule.status)}"/>`, '    </testcase>']
  return [`${start}/>`]
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
