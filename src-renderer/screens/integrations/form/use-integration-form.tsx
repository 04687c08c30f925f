import { type RefObject, useState } from 'react'
import type { ZodType } from 'zod'
import type { ConnectorInfo } from '../../../../src-preload/contract'
import { SightlineError } from '../../../../src-preload/errors'
import { useFormProblems } from '../../../components/use-form-problems'
import { useAction } from '../../../state/use-action'
import type { IntegrationDraft } from './draft'
import { type FormField, type Problems, problemsFrom, problemsIn } from './problems'
import { homeRegion, SwitchRegionButton } from './switch-region'
import { type Connection, type TestState, useConnectionTest } from './use-connection-test'

interface IntegrationForm {
  form: RefObject<HTMLFormElement | null>
  token: string
  setToken(token: string): void
  problems: Problems
  test: TestState
  runTest(): Promise<void>
  submit(): Promise<void>
  busy: boolean
}

/** What adding and editing have in common: the token, the test, and the way from an error to its field. */
export function useIntegrationForm({
  connector,
  draft,
  integrationId,
  check,
  save,
}: {
  connector: ConnectorInfo
  draft: IntegrationDraft
  /** Of the integration that is edited: an empty token then stands for the stored one. */
  integrationId?: string
  /** The call's input for what was entered, and the schema that it has to pass. */
  check(token: string): { schema: ZodType; input: Record<string, unknown> }
  save(token: string): Promise<void>
}): IntegrationForm {
  // In this state and nowhere else: it goes with the form.
  const [token, setToken] = useState('')
  const { input } = draft
  const connection: Connection = {
    connector: connector.key,
    region: input.region,
    apiUrl: input.apiUrl,
    token,
    integrationId,
  }
  const { test, run, fail } = useConnectionTest(connection)
  const { form, problems, show, focusFirst } = useFormProblems<FormField>({ ...input, token })

  const checked = (fields?: readonly string[]): boolean => {
    const { schema, input } = check(token)
    const found = Object.entries(problemsIn(schema, input)).filter(
      ([field]) => !fields || fields.includes(field),
    )
    show(Object.fromEntries(found))
    return found.length === 0
  }
  const testThis = async (of: Connection) => {
    const workspace = await run(of)
    if (!workspace) focusFirst()
    // A name that fits is better than none, and easily changed.
    else if (input.name.trim() === '') draft.change({ name: workspace.workspaceName })
  }
  const saving = useAction(async () => {
    try {
      await save(token)
    } catch (thrown) {
      const error = SightlineError.from(thrown)
      if (['bad-input', 'name-taken'].includes(error.code)) show(problemsFrom(error, input))
      else {
        fail(error)
        focusFirst()
      }
    }
  })

  const home = test.state === 'fails' ? homeRegion(test.error, connector.regions, input.region) : undefined
  const switchRegion = (region: string) => {
    draft.change({ region })
    void testThis({ ...connection, region })
  }
  const failed = test.state === 'fails' ? problemsFrom(test.error, input) : {}
  if (failed.region && home)
    failed.region.fix = <SwitchRegionButton label={home.label} onSwitch={() => switchRegion(home.key)} />

  return {
    form,
    token,
    setToken,
    problems: { ...failed, ...problems },
    test,
    busy: saving.busy,
    async runTest() {
      if (checked(['region', 'apiUrl', 'token'])) await testThis(connection)
    },
    async submit() {
      if (checked()) await saving.run()
    },
  }
}
