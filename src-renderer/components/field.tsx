import { CircleAlert } from 'lucide-react'
import { type ReactNode, useId } from 'react'
import { t } from '../texts'

/** What went wrong with a field, and what to do about it. */
export interface Problem {
  message: string
  hint?: string
  /** A way out in one click. */
  fix?: ReactNode
}

export interface FieldProps {
  label: string
  hint?: ReactNode
  optional?: boolean
  problem?: Problem | null
}

/** The attributes that tie a control to its label, hint and problem. */
export interface ControlProps {
  id: string
  'aria-describedby': string | undefined
  'aria-invalid': true | undefined
}

/** Label, control, hint and problem; `children` draws the control with the attributes it is given. */
export function Field({
  label,
  hint,
  optional,
  problem,
  children,
}: FieldProps & { children: (control: ControlProps) => ReactNode }) {
  const id = useId()
  const describedBy = [problem && `${id}-problem`, hint && `${id}-hint`].filter(Boolean).join(' ')
  return (
    <div className="field">
      <label className="field-label" htmlFor={id}>
        {label}
        {optional && <span className="field-optional">{t('components.field.optional')}</span>}
      </label>
      {children({
        id,
        'aria-describedby': describedBy || undefined,
        'aria-invalid': problem ? true : undefined,
      })}
      {problem && <FieldProblem id={`${id}-problem`} problem={problem} />}
      {hint && (
        <p className="field-hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
    </div>
  )
}

export function FieldProblem({ id, problem }: { id?: string; problem: Problem }) {
  return (
    <div className="field-problem" id={id} role="alert">
      <CircleAlert size={14} aria-hidden />
      <div className="stack-s">
        <div>
          {problem.message}
          {problem.hint && <div className="field-problem-hint">{problem.hint}</div>}
        </div>
        {problem.fix && <div>{problem.fix}</div>}
      </div>
    </div>
  )
}
