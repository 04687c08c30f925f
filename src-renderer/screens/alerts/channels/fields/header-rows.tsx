import { Plus, X } from 'lucide-react'
import { Button, IconButton } from '../../../../components/button'
import { FieldProblem, type Problem } from '../../../../components/field'
import { t } from '../../../../texts'
import type { HeaderDraft } from '../draft'

/** Headers that are sent along. Their values go in and never come out. */
export function HeaderRows({
  headers,
  onChange,
  problem,
}: {
  headers: HeaderDraft[]
  onChange(headers: HeaderDraft[]): void
  problem: Problem | undefined
}) {
  const change = (place: number, changed: Partial<HeaderDraft>) =>
    onChange(headers.map((header, at) => (at === place ? { ...header, ...changed } : header)))
  return (
    <fieldset className="field-rows">
      <legend className="field-label">
        {t('alerts.headerRows.headers')}{' '}
        <span className="field-optional">{t('alerts.headerRows.optional')}</span>
      </legend>
      {headers.map((header, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: headers have no identity but their place
        <div key={place} className="channel-header">
          <input
            type="text"
            className="input mono"
            aria-label={t('alerts.headerRows.nameOfHeader', { number: place + 1 })}
            placeholder={t('alerts.headerRows.authorization')}
            autoComplete="off"
            spellCheck={false}
            value={header.name}
            // A stored value is that of its name: under another one, it has to be given anew.
            readOnly={header.value === null}
            onChange={({ target }) => change(place, { name: target.value })}
          />
          {header.value === null ? (
            <div className="stored-secret">
              <span>{t('alerts.headerRows.set')}</span>
              <Button
                size="small"
                kind="ghost"
                aria-label={t('alerts.headerRows.replaceTheValueOf', { name: header.name })}
                onClick={() => change(place, { value: '' })}
              >
                {t('alerts.headerRows.replace')}
              </Button>
            </div>
          ) : (
            <input
              type="password"
              className="input mono"
              aria-label={t('alerts.headerRows.valueOfHeader', { number: place + 1 })}
              placeholder={t('alerts.headerRows.bearer')}
              autoComplete="off"
              spellCheck={false}
              data-1p-ignore
              data-lpignore="true"
              value={header.value}
              onChange={({ target }) => change(place, { value: target.value })}
            />
          )}
          <IconButton
            label={t('alerts.headerRows.removeHeader', { number: place + 1 })}
            onClick={() => onChange(headers.filter((_, at) => at !== place))}
          >
            <X size={15} />
          </IconButton>
        </div>
      ))}
      {problem && <FieldProblem problem={problem} />}
      <Button
        size="small"
        icon={<Plus size={14} aria-hidden />}
        onClick={() => onChange([...headers, { name: '', value: '' }])}
      >
        {t('alerts.headerRows.addAHeader')}
      </Button>
    </fieldset>
  )
}
