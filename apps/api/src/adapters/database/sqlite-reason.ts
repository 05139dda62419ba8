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
