import { PlugZap } from 'lucide-react'
import { Banner } from '../../../components/banner'
import { Button } from '../../../components/button'
import type { Problem } from '../../../components/field'
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
          {test.state === 'testing' ? 'Testing…' : 'Test connection'}
        </Button>
        {test.state === 'untested' && <span className="small faint">Nothing is saved by testing.</span>}
      </div>
      {test.state === 'works' && (
        <Banner tone="ok" title={`Connected to “${test.workspace.workspaceName}”`}>
          <span className="soft">
            Workspace <span className="mono">{test.workspace.workspaceSlug}</span>, and the token may read it.
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
