import { TagsField } from '../../../components/tags-field'
import { TextArea, TextField } from '../../../components/text-field'
import type { Draft } from './draft'
import type { Problems } from './problems'

/** What people call an integration, and how they find it again. */
export function AboutFields({ draft, problems }: { draft: Draft; problems: Problems }) {
  const { input, change } = draft
  return (
    <>
      <TextField
        label="Name"
        hint="A descriptive, easy to remember name"
        value={input.name}
        problem={problems.name}
        maxLength={120}
        onChange={(name) => change({ name })}
      />
      <TextArea
        label="Description"
        optional
        hint="A brief description for your integration"
        value={input.description}
        problem={problems.description}
        onChange={(description) => change({ description })}
      />
      <TagsField
        label="Tags"
        optional
        placeholder="production, marketing…"
        value={input.tags}
        problem={problems.tags}
        onChange={(tags) => change({ tags })}
      />
    </>
  )
}
