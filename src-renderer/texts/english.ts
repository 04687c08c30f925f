import changes from './en/changes.json'
import common from './en/common.json'
import settings from './en/settings.json'
import shell from './en/shell.json'

/** Every text there is, by area: what the keys of `t` are made from. */
export const english = { changes, common, settings, shell }
