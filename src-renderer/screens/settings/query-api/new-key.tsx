import type { QueryKey } from '../../../../src-preload/contract'
import { Banner } from '../../../components/banner'
import { Button } from '../../../components/button'
import { CodeBlock } from '../../../components/code-block'
import { Dialog } from '../../../components/dialog'
import { absoluteTime } from '../../../components/relative-time'
import { host } from '../../../state/bridge'
import { useCall } from '../../../state/use-call'
import { t } from '../../../texts'

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
      title={t('settings.madeKey.title', { name: queryKey.name })}
      description={t('settings.madeKey.description', { until: absoluteTime(queryKey.expiresAt) })}
      wide
      actions={
        <Button kind="primary" onClick={onClose}>
          {t('common.done')}
        </Button>
      }
    >
      <div className="stack-s">
        <h3>{t('settings.madeKey.key')}</h3>
        <CodeBlock label={t('settings.madeKey.theKey')} code={secret} />
      </div>
      <div className="stack-s">
        <h3>{t('settings.madeKey.example')}</h3>
        <CodeBlock label={t('settings.madeKey.theExample')} code={example(queryKey, secret)} />
        {host === 'desktop' && <Serving />}
      </div>
      {!enabled && (
        <Banner tone="medium" title={t('settings.madeKey.offTitle')}>
          {t('settings.madeKey.off')}
        </Banner>
      )}
    </Dialog>
  )
}

/** The desktop app answers no requests itself. */
function Serving() {
  const about = useCall('about', {})
  if (!about.data) return null
  return (
    <>
      <p className="field-hint">{t('settings.madeKey.serve')}</p>
      <CodeBlock label={t('settings.madeKey.command')} code={`${about.data.commandLine} serve --port 4600`} />
    </>
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
