import { Plus, X } from 'lucide-react'
import { Button, IconButton } from '../../../../components/button'
import { FieldProblem, type Problem } from '../../../../components/field'
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
        Headers <span className="field-optional">Optional</span>
      </legend>
      {headers.map((header, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: headers have no identity but their place
        <div key={place} className="channel-header">
          <input
            type="text"
            className="input mono"
            aria-label={`Name of header ${place + 1}`}
            placeholder="Authorization"
            autoComplete="off"
            spellCheck={false}
            value={header.name}
            // A stored value is that of its name: under another one, it has to be given anew.
            readOnly={header.value === null}
            onChange={({ target }) => change(place, { name: target.value })}
          />
          {header.value === null ? (
            <div className="stored-secret">
              <span>Set</span>
              <Button
                size="small"
                kind="ghost"
                aria-label={`Replace the value of ${header.name}`}
                onClick={() => change(place, { value: '' })}
              >
                Replace
              </Button>
            </div>
          ) : (
            <input
              type="password"
              className="input mono"
              aria-label={`Value of header ${place + 1}`}
              placeholder="Bearer …"
              autoComplete="off"
              spellCheck={false}
              data-1p-ignore
              data-lpignore="true"
              value={header.value}
              onChange={({ target }) => change(place, { value: target.value })}
            />
          )}
          <IconButton
            label={`Remove header ${place + 1}`}
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
        Add a header
      </Button>
    </fieldset>
  )
}
