import { t } from '../texts'
import { CopyButton } from './copy-button'

/** Text to read and copy: SQL, a command. `label` says what it is. */
export function CodeBlock({ label, code }: { label: string; code: string }) {
  return (
    <figure className="code" aria-label={label}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and must do so by keyboard as well */}
      <pre tabIndex={0}>
        <code>{code}</code>
      </pre>
      <CopyButton text={code} label={t('components.codeBlock.copy', { label })} />
    </figure>
  )
}
