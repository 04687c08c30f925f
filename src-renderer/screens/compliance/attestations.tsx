import { CircleCheck, CircleX, PenLine, Undo2 } from 'lucide-react'
import { useState } from 'react'
import type { Attestation, CompliancePack, Control } from '../../../src-preload/contract'
import { Button } from '../../components/button'
import { QueryView } from '../../components/query-view'
import { absoluteTime, RelativeTime } from '../../components/relative-time'
import { api } from '../../state/bridge'
import { toastSuccess } from '../../state/toasts'
import { useAction } from '../../state/use-action'
import { useCall } from '../../state/use-call'
import { AttestDialog } from './attest-dialog'
import { useChosenIntegration } from './integration-picker'

const mostShown = 20

/** What a person has to look at, and what people said of it so far. */
export function Attestations({
  pack,
  control,
}: {
  pack: CompliancePack
  control: Control & { manual: string }
}) {
  const [attesting, setAttesting] = useState(false)
  const integrationId = useChosenIntegration()
  const made = useCall(
    'listAttestations',
    { packId: pack.id, controlId: control.id, integrationId, limit: mostShown },
    ['compliance', 'integrations'],
  )
  const counting = new Set(control.results.flatMap(({ attestation }) => attestation?.id ?? []))
  return (
    <>
      <section className="stack-s" aria-label="What to look at">
        <h4>What to look at</h4>
        <p className="prose">{control.manual}</p>
        {pack.integrations.length > 0 && (
          <div>
            <Button
              kind="primary"
              size="small"
              icon={<PenLine size={14} aria-hidden />}
              onClick={() => setAttesting(true)}
            >
              Attest…
            </Button>
          </div>
        )}
      </section>
      <QueryView state={made}>
        {({ rows, total }) =>
          rows.length > 0 && (
            <section className="stack-s" aria-label="Attestations">
              <h4>Attestations</h4>
              <ol className="life">
                {rows.map((one) => (
                  <Said
                    key={one.id}
                    attestation={one}
                    counts={counting.has(one.id)}
                    several={pack.integrations.length > 1}
                  />
                ))}
              </ol>
              {total > rows.length && (
                <p className="small soft">And {(total - rows.length).toLocaleString()} earlier ones.</p>
              )}
            </section>
          )
        }
      </QueryView>
      {attesting && <AttestDialog pack={pack} control={control} onClose={() => setAttesting(false)} />}
    </>
  )
}

function Said({
  attestation: { id, met, author, note, at, until, withdrawnAt, integrationName },
  counts,
  several,
}: {
  attestation: Attestation
  counts: boolean
  several: boolean
}) {
  const withdraw = useAction(async () => {
    await api.withdrawAttestation({ attestationId: id })
    toastSuccess('Attestation withdrawn', 'The one before it counts again.')
  })
  const Icon = met ? CircleCheck : CircleX
  return (
    <li>
      <Icon size={14} aria-hidden />
      <div className="life-text">
        <div className="life-head">
          <span>
            {met ? 'Met' : 'Not met'}, says {author}
            {several && ` of ${integrationName}`}
          </span>
          <RelativeTime at={at} />
        </div>
        <p className="small soft">“{note}”</p>
        <div className="row-wrap small soft">
          <span>{lifeOf(withdrawnAt, until, counts)}</span>
          {counts && (
            <Button
              size="small"
              kind="ghost"
              icon={<Undo2 size={14} aria-hidden />}
              busy={withdraw.busy}
              onClick={() => void withdraw.run()}
            >
              Withdraw
            </Button>
          )}
        </div>
      </div>
    </li>
  )
}

function lifeOf(withdrawnAt: string | null, until: string | null, counts: boolean): string {
  if (withdrawnAt !== null) return `Withdrawn ${absoluteTime(withdrawnAt)}`
  if (!counts) return 'Replaced by a later one'
  if (until === null) return 'Good until there is another one'
  return `${Date.parse(until) <= Date.now() ? 'Was good' : 'Good'} until ${absoluteTime(until)}`
}
