import type { QueryKey } from '../../../../src-preload/contract'
import { Banner } from '../../../components/banner'
import { Button } from '../../../components/button'
import { CodeBlock } from '../../../components/code-block'
import { Dialog } from '../../../components/dialog'
import { absoluteTime } from '../../../components/relative-time'
import { host } from '../../../state/bridge'

/** A key's secret, this once, and how to ask with it. */
export function NewKey({
  queryKey,
  secret,
  enabled,
  onClose,
}: {
  queryKey: QueryKey
  secret: string
  enabled: boolean
  onClose(): void
}) {
  return (
    <Dialog
      open
      onClose={onClose}
      title={`Key “${queryKey.name}”`}
      description={`Copy it now: it is shown this once, and kept nowhere. It is good until ${absoluteTime(queryKey.expiresAt)}.`}
      wide
      actions={
        <Button kind="primary" onClick={onClose}>
          Done
        </Button>
      }
    >
      <div className="stack-s">
        <h3>Key</h3>
        <CodeBlock label="the key" code={secret} />
      </div>
      <div className="stack-s">
        <h3>Example</h3>
        <CodeBlock label="the example" code={example(queryKey, secret)} />
        {host === 'desktop' && (
          <p className="field-hint">
            Start <code>sightline serve --port 4600</code> beside this app: it answers there.
          </p>
        )}
      </div>
      {!enabled && (
        <Banner tone="medium" title="The query API is off">
          Until you switch it on, whoever asks with this key is refused.
        </Banner>
      )}
    </Dialog>
  )
}

function example({ queries }: QueryKey, secret: string): string {
  const address = host === 'desktop' ? 'http://127.0.0.1:4600' : location.origin
  const body = queries?.[0] ? { queryId: queries[0] } : { sql: 'SELECT count(*) AS users FROM segment_user' }
  return [
    `curl -s ${address}/api/query \\`,
    `  -H 'Authorization: Bearer ${secret}' \\`,
    `  -H 'Content-Type: application/json' \\`,
    `  -d '${JSON.stringify(body)}'`,
  ].join('\n')
}
