import { PlugZap } from 'lucide-react'
import { Banner } from '../../../components/banner'
import { Button } from '../../../components/button'
import type { Problem } from '../../../components/field'
import { t } from '../../../texts'
import { Rich } from '../../../texts/rich'
import type { TestState } from './use-connection-test'

/** The button that tests the connection, and what came of it: whose workspace it is, before anything is saved. */
export function ConnectionResult({
  test,
  problem,
  disabled,
  onTest,
}: {
  test: TestState
  /** Of a failure that no field is to blame for. */
  problem: Problem | undefined
  disabled?: boolean
  onTest(): void
}) {
  return (
    <div className="stack-s">
      <div className="row-wrap">
        <Button
          icon={<PlugZap size={15} aria-hidden />}
          busy={test.state === 'testing'}
          disabled={disabled}
          onClick={onTest}
        >
          {test.state === 'testing'
            ? t('integrations.connectionResult.testing')
            : t('integrations.connectionResult.testConnection')}
        </Button>
        {test.state === 'untested' && (
          <span className="small faint">{t('integrations.connectionResult.nothingIsSavedByTesting')}</span>
        )}
      </div>
      {test.state === 'works' && (
        <Banner
          tone="ok"
          title={t('integrations.connectionResult.connectedTo', {
            workspace: test.workspace.workspaceName,
          })}
        >
          <span className="soft">
            <Rich
              text="integrations.connectionResult.workspace"
              values={{ slug: test.workspace.workspaceSlug }}
              components={{ mono: <span className="mono" /> }}
            />
          </span>
        </Banner>
      )}
      {problem && (
        <Banner tone="critical" title={problem.message}>
          {problem.hint}
        </Banner>
      )}
    </div>
  )
}
