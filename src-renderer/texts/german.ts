import changes from './de/changes.json'
import common from './de/common.json'
import settings from './de/settings.json'
import shell from './de/shell.json'

export const german = { changes, common, settings, shell }
