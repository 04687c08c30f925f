import { SightlineError } from '../../../src-preload/contract'

/** What the disk, or another program on it, said, as an error that says what to do; null if it is none of that. */
export function diskProblem(error: unknown, folder: string): SightlineError | null {
  if (error instanceof SightlineError) return null
  const { code = '', path } = (error ?? {}) as { code?: string; path?: string }
  const where = path ?? folder
  if (/^(ENOSPC|EDQUOT|EFBIG|SQLITE_FULL)/.test(code))
    return new SightlineError(
      'disk-full',
      `There is no room left on the disk for ${where}.`,
      'Make room there, then try again. What was stored before is still stored.',
    )
  if (/^(EACCES|EPERM|EROFS|SQLITE_READONLY|SQLITE_CANTOPEN|SQLITE_PERM|SQLITE_AUTH)/.test(code))
    return new SightlineError(
      'no-permission',
      `Your user account may not write to ${where}.`,
      'Give it the right to, or use another data folder with --data-dir.',
    )
  if (/^(EEXIST|ENOTDIR)/.test(code))
    return new SightlineError(
      'no-folder',
      `${where} is not a folder.`,
      'Give the path of a folder, or of one to be made.',
    )
  if (/^SQLITE_(BUSY|LOCKED)/.test(code))
    return new SightlineError(
      'database-busy',
      `Another program holds the database in ${where}.`,
      'Close what has it open (a database browser, a backup, a sync program), then try again.',
    )
  if (/^(EIO|SQLITE_IOERR)/.test(code))
    return new SightlineError(
      'disk-failed',
      `The disk failed to read or write ${where}.`,
      'Try again. If it stays, look after the disk; your backups are in the folder “backups”.',
    )
  return null
}
