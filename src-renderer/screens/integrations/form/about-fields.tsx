import { TagsField } from '../../../components/tags-field'
import { TextArea, TextField } from '../../../components/text-field'
import { t } from '../../../texts'
import type { IntegrationDraft } from './draft'
import type { Problems } from './problems'

/** What people call an integration, and how they find it again. */
export function AboutFields({ draft, problems }: { draft: IntegrationDraft; problems: Problems }) {
  const { input, change } = draft
  return (
    <>
      <TextField
        label={t('common.name')}
        hint={t('integrations.aboutFields.aDescriptiveEasyToRemember')}
        value={input.name}
        problem={problems.name}
        maxLength={120}
        onChange={(name) => change({ name })}
      />
      <TextArea
        label={t('integrations.aboutFields.description')}
        optional
        hint={t('integrations.aboutFields.aBriefDescriptionForYour')}
        value={input.description}
        problem={problems.description}
        onChange={(description) => change({ description })}
      />
      <TagsField
        label={t('common.tags')}
        optional
        placeholder={t('integrations.aboutFields.productionMarketing')}
        value={input.tags}
        problem={problems.tags}
        onChange={(tags) => change({ tags })}
      />
    </>
  )
}
