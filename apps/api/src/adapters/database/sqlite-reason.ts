/** What node:sqlite throws. */
export interface SqliteError extends Error {
  readonly code: 'ERR_SQLITE_ERROR';
  /** https://sqlite.org/rescode.html, the primary code in the lowest byte. */
  readonly errcode: number;
  readonly errstr: string;
}

export function isSqliteError(error: unknown): error is SqliteError {
  return (error as Partial<SqliteError> | undefined)?.code === 'ERR_SQLITE_ERROR';
}

/** Why it failed, in a few words for people. */
export function sqliteReason(error: unknown): string {
  if (isSqliteError(error)) return error.errstr === 'SQL logic error' ? error.message : error.errstr;
  const { code, message } = error as Partial<NodeJS.ErrnoException>;
  return code ?? message ?? String(error);
}

/** SQLITE_BUSY, LOCKED, NOMEM, READONLY, IOERR, FULL, CANTOPEN: nothing is wrong with what is to be written. */
const PASSING: ReadonlySet<number> = new Set([5, 6, 7, 8, 10, 13, 14]);

/** Whether the same may work later, such as when the disk has room again. */
export function mayPass(error: unknown): boolean {
  return isSqliteError(error) && PASSING.has(error.errcode & 0xff);
}
