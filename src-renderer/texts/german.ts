import common from './de/common.json'
import home from './de/home.json'
import settings from './de/settings.json'
import shell from './de/shell.json'

export const german = { common, home, settings, shell }
