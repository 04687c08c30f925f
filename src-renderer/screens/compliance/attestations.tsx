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
import { t } from '../../texts'
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
      <section className="stack-s" aria-label={t('compliance.attestations.whatToLookAt')}>
        <h4>{t('compliance.attestations.whatToLookAt')}</h4>
        <p className="prose">{control.manual}</p>
        {pack.integrations.length > 0 && (
          <div>
            <Button
              kind="primary"
              size="small"
              icon={<PenLine size={14} aria-hidden />}
              onClick={() => setAttesting(true)}
            >
              {t('compliance.attestations.attest')}
            </Button>
          </div>
        )}
      </section>
      <QueryView state={made}>
        {({ rows, total }) =>
          rows.length > 0 && (
            <section className="stack-s" aria-label={t('compliance.attestations.attestations')}>
              <h4>{t('compliance.attestations.attestations')}</h4>
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
                <p className="small soft">
                  {t('compliance.attestations.andEarlierOnes', { count: total - rows.length })}
                </p>
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
    toastSuccess(
      t('compliance.attestations.attestationWithdrawn'),
      t('compliance.attestations.theOneBeforeItCounts'),
    )
  })
  const Icon = met ? CircleCheck : CircleX
  return (
    <li>
      <Icon size={14} aria-hidden />
      <div className="life-text">
        <div className="life-head">
          <span>
            {several
              ? t(met ? 'compliance.attestations.metIn' : 'compliance.attestations.notMetIn', {
                  author,
                  integration: integrationName,
                })
              : t(met ? 'compliance.attestations.met' : 'compliance.attestations.notMet', { author })}
          </span>
          <RelativeTime at={at} />
        </div>
        <p className="small soft">{t('common.quoted', { text: note })}</p>
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
              {t('compliance.attestations.withdraw')}
            </Button>
          )}
        </div>
      </div>
    </li>
  )
}

function lifeOf(withdrawnAt: string | null, until: string | null, counts: boolean): string {
  if (withdrawnAt !== null) return t('compliance.attestations.withdrawn', { when: absoluteTime(withdrawnAt) })
  if (!counts) return t('compliance.attestations.replacedByALaterOne')
  if (until === null) return t('compliance.attestations.goodUntilThereIsAnother')
  return t(
    Date.parse(until) <= Date.now() ? 'compliance.attestations.wasGood' : 'compliance.attestations.good',
    {
      when: absoluteTime(until),
    },
  )
}
