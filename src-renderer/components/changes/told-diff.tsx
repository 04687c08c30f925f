import { ArrowRight } from 'lucide-react'
import type { Change, ResourceTypeInfo } from '../../../src-preload/contract'
import { t } from '../../texts'
import { type ToldField, toldFields } from './told-fields'

const mostValues = 3

/** A change in words: “Name Checkout → Checkout v2”, “Permissions + Workspace Owner on My workspace”. */
export function ToldDiff({
  change,
  type,
  most = 3,
}: {
  change: Pick<Change, 'type' | 'before' | 'after' | 'names'>
  type: ResourceTypeInfo | undefined
  /** Of its fields. */
  most?: number
}) {
  const fields = toldFields(change, type)
  if (fields.length === 0) return null
  const more = fields.length - most
  return (
    <ul className="told-diff">
      {fields.slice(0, most).map((field) => (
        <li key={field.title}>
          <span className="told-field">{field.title}</span> <Sides field={field} />
        </li>
      ))}
      {more > 0 && <li className="faint">{t('changes.moreFields', { count: more })}</li>}
    </ul>
  )
}

function Sides({ field: { gone, come, items, rotated } }: { field: ToldField }) {
  if (rotated) return <ins>{t('changes.rotated')}</ins>
  const replaced = !items && gone.length === 1 && come.length === 1
  return (
    <>
      <Side as="del" texts={gone} sign={replaced ? null : '−'} />
      {replaced && <ArrowRight size={12} aria-label={t('changes.became')} />}
      <Side as="ins" texts={come} sign={replaced ? null : '+'} />
    </>
  )
}

/** Of a hash, as much as tells two apart. */
function Text({ text }: { text: string }) {
  return /^[0-9a-f]{32,}$/.test(text) ? <span title={text}>{text.slice(0, 8)}…</span> : text
}

function Side({ as: Tag, texts, sign }: { as: 'ins' | 'del'; texts: string[]; sign: string | null }) {
  const more = texts.length - mostValues
  return (
    <>
      {texts.slice(0, mostValues).map((text, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two may be alike
        <Tag key={place}>
          {sign && <span aria-hidden>{sign} </span>}
          {sign && (
            <span className="visually-hidden">{Tag === 'ins' ? t('changes.came') : t('changes.went')} </span>
          )}
          <Text text={text} />
        </Tag>
      ))}
      {more > 0 && (
        <Tag>
          {sign} {t('changes.more', { count: more })}
        </Tag>
      )}
    </>
  )
}
