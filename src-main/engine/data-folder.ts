import { createHash } from 'node:crypto'
import {
  accessSync,
  chmodSync,
  constants,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { homedir, tmpdir, userInfo } from 'node:os'
import { isAbsolute, join, resolve } from 'node:path'
import { SightlineError } from '../../src-preload/contract'
import { diskProblem } from './store/disk-problem'

/** Where everything of one Sightline lives. All paths are absolute. */
export interface DataFolder {
  path: string
  database: string
  /** There once the database turned out to be damaged while it was open. */
  suspect: string
  backups: string
  /** Results of queries while they are looked at; emptied at every start. */
  results: string
  vault: string
  keyFile: string
  lock: string
  /** Where its log is. */
  log: string
  /** Says who holds the lock and how to join it; readable by this user alone. */
  holder: string
  socket: string
}

/** The platform's user-data folder, the same for every host. */
export function defaultDataFolder(): string {
  const home = homedir()
  if (process.platform === 'darwin') return join(home, 'Library', 'Application Support', 'Sightline')
  if (process.platform === 'win32')
    return join(process.env.APPDATA ?? join(home, 'AppData', 'Roaming'), 'Sightline')
  return join(process.env.XDG_CONFIG_HOME ?? join(home, '.config'), 'Sightline')
}

/**
 * Creates the folder, for this user alone, if it isn't there yet. Throws for one that holds other people's things, or a folder
 * where a file should be.
 */
export function openDataFolder(folder: string): DataFolder {
  const path = resolve(folder)
  try {
    mkdirSync(path, { recursive: true, mode: 0o700 })
    keepToThisUser(path)
    // Who may not write here is told so now, and not by whatever is written first.
    accessSync(path, constants.R_OK | constants.W_OK | constants.X_OK)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT')
      throw new SightlineError(
        'no-folder',
        `${path} can’t be made: something on the way there leads nowhere, as a link to a disk that is not connected does.`,
        'Connect that disk, or give another folder with --data-dir.',
      )
    throw diskProblem(error, path) ?? error
  }
  const folderOfOurs = {
    path,
    database: join(path, 'sightline.db'),
    suspect: join(path, 'sightline.db.suspect'),
    backups: join(path, 'backups'),
    results: join(path, 'results'),
    vault: join(path, 'vault.json'),
    keyFile: join(path, 'vault.key'),
    lock: join(path, 'engine.lock'),
    log: join(path, 'log'),
    holder: join(path, 'engine.json'),
    socket: socketPath(path),
  }
  refuseFoldersAsFiles(folderOfOurs)
  return folderOfOurs
}

/** The same for all ways to a folder, and another one for its copy. */
export function folderIdentity({ path }: Pick<DataFolder, 'path'>): string {
  const { dev, ino } = statSync(path, { bigint: true })
  return `${dev}:${ino}`
}

/** What others can read and is not Sightline's own is left as it is: whoever put it there had a reason. */
function keepToThisUser(path: string) {
  if (process.platform === 'win32' || (statSync(path).mode & 0o077) === 0) return
  const entries = readdirSync(path)
  const isOurs =
    path === resolve(defaultDataFolder()) ||
    ['engine.lock', 'sightline.db'].some((own) => entries.includes(own))
  // Electron's own part is there before the rest.
  if (entries.some((entry) => entry !== 'desktop') && !isOurs)
    throw new SightlineError(
      'not-our-folder',
      `${path} holds other things, and other users may look into it.`,
      'Give Sightline a folder of its own: it is made if it isn’t there.',
    )
  chmodSync(path, 0o700)
}

/** Whatever opens one first would tell of it as of a file that may not be written, and of no more. */
function refuseFoldersAsFiles({ database, suspect, vault, keyFile, lock, holder, socket }: DataFolder) {
  const besides = ['-wal', '-shm', '-journal'].map((ending) => database + ending)
  const files = [database, ...besides, suspect, vault, `${vault}.new`, keyFile, lock, holder]
  if (process.platform !== 'win32') files.push(socket)
  const found = files.find((file) => lstatSync(file, { throwIfNoEntry: false })?.isDirectory())
  if (found !== undefined)
    throw new SightlineError(
      'folder-for-file',
      `${found} is a folder, where Sightline keeps a file.`,
      'Put the file back that was there, or move the folder away.',
    )
}

/** A socket's path may have about 100 bytes at most, a data folder's may have more. */
function socketPath(folder: string): string {
  const key = createHash('sha256').update(folder).digest('hex').slice(0, 24)
  if (process.platform === 'win32') return `\\\\.\\pipe\\sightline-${key}`
  const inside = join(folder, 'engine.sock')
  if (Buffer.byteLength(inside) < 100) return inside
  const runtime = process.env.XDG_RUNTIME_DIR
  if (runtime !== undefined && isAbsolute(runtime) && isThisUsersAlone(runtime))
    return join(runtime, `sightline-${key}.sock`)
  // Its name can be guessed: somebody else may have been there first.
  const ours = join(tmpdir(), `sightline-${userInfo().uid}`)
  mkdirSync(ours, { recursive: true, mode: 0o700 })
  if (!isThisUsersAlone(ours))
    throw new SightlineError(
      'not-our-folder',
      `${ours} belongs to somebody else, or other users may look into it.`,
      'Remove it, or give a data folder with a shorter path.',
    )
  return join(ours, `${key}.sock`)
}

/** Makes a file that others may not read, or keeps them from the one that is there. SQLite gives its log the same mode. */
export function keepPrivate(file: string) {
  // One that is there is not opened: to close it again would drop the locks that this process has on it.
  if (!existsSync(file)) writeFileSync(file, '', { flag: 'a', mode: 0o600 })
  if (process.platform !== 'win32' && statSync(file).mode & 0o077) chmodSync(file, 0o600)
}

function isThisUsersAlone(folder: string): boolean {
  const found = lstatSync(folder, { throwIfNoEntry: false })
  return found?.isDirectory() === true && found.uid === userInfo().uid && (found.mode & 0o077) === 0
}
