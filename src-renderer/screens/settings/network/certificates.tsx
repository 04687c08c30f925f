import { FileUp, ShieldCheck, Trash2 } from 'lucide-react'
import { useState } from 'react'
import type { TrustedCertificate } from '../../../../src-preload/contract'
import { Button, IconButton } from '../../../components/button'
import { Card } from '../../../components/card'
import { Dialog } from '../../../components/dialog'
import { TextArea } from '../../../components/text-field'
import { api } from '../../../state/bridge'
import { chooseTextFile } from '../../../state/choose-text-file'
import { toastSuccess } from '../../../state/toasts'
import { useAction } from '../../../state/use-action'
import { t } from '../../../texts'
import { dateFormat } from '../../../texts/format'

const day = dateFormat({ dateStyle: 'medium' })

/** Those that are trusted besides the system's own: a company's, which looks into its people's traffic. */
export function Certificates({ certificates }: { certificates: TrustedCertificate[] }) {
  const [adding, setAdding] = useState(false)
  return (
    <Card
      title={t('settings.network.certificates')}
      flush
      actions={<Button onClick={() => setAdding(true)}>{t('settings.network.add')}</Button>}
    >
      <div className="list">
        {certificates.length === 0 && (
          <p className="query-keys-none">
            <ShieldCheck size={16} aria-hidden />
            {t('settings.network.noCertificates')}
          </p>
        )}
        {certificates.map((certificate) => (
          <Row key={certificate.fingerprint} certificate={certificate} />
        ))}
      </div>
      {adding && <AddCertificate onClose={() => setAdding(false)} />}
    </Card>
  )
}

function Row({ certificate }: { certificate: TrustedCertificate }) {
  const { subject, issuer, expiresAt, fingerprint, warning } = certificate
  const remove = useAction(async () => {
    await api.setNetwork({ removeCertificate: fingerprint })
    toastSuccess(t('settings.network.removed', { subject }))
  })
  return (
    <div className="list-row spread">
      <div className="settings-certificate">
        <h3>{subject}</h3>
        <p className="small soft">
          {t('settings.network.issuedBy', { issuer, until: day(new Date(expiresAt)) })}
        </p>
        {warning && <p className="small tone-medium tone-text">{warning}</p>}
        <p className="small faint mono">{fingerprint}</p>
      </div>
      <IconButton
        label={t('settings.network.remove', { subject })}
        disabled={remove.busy}
        onClick={() => remove.run()}
      >
        <Trash2 size={15} />
      </IconButton>
    </div>
  )
}

function AddCertificate({ onClose }: { onClose(): void }) {
  const [text, setText] = useState('')
  const add = useAction(
    async () => {
      await api.setNetwork({ addCertificates: text })
      toastSuccess(t('settings.network.added'))
      onClose()
    },
    { inline: true },
  )
  const choose = async () => {
    const chosen = await chooseTextFile('.pem,.crt,.cer')
    if (chosen !== null) setText(chosen)
  }
  return (
    <Dialog
      open
      wide
      onClose={onClose}
      title={t('settings.network.addTitle')}
      description={t('settings.network.addNote')}
      actions={
        <>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button kind="primary" busy={add.busy} disabled={text.trim() === ''} onClick={() => add.run()}>
            {t('settings.network.trust')}
          </Button>
        </>
      }
    >
      <div className="stack">
        <TextArea
          label={t('settings.network.pem')}
          className="input mono"
          rows={9}
          spellCheck={false}
          placeholder={t('settings.network.pemExample')}
          value={text}
          onChange={setText}
          problem={add.error && { message: add.error.message, hint: add.error.hint }}
        />
        <div>
          <Button icon={<FileUp size={15} aria-hidden />} onClick={() => void choose()}>
            {t('settings.network.file')}
          </Button>
        </div>
      </div>
    </Dialog>
  )
}
