import type { AuditEntry } from '#contracts/http/views.js';

/** Where it is written down who did what, and who was refused. */
export interface Audit {
  /** Never waits and never throws. */
  note(entry: AuditEntry): void;
  /** The newest first, at most `limit`. */
  newest(limit: number): Promise<readonly AuditEntry[]>;
}

const READING: readonly string[] = ['GET', 'HEAD', 'OPTIONS'];
/** Not who one is, not what one may, not from here, not so fast. */
const REFUSED: readonly number[] = [401, 403, 421, 429];
const MAX_PATH = 200;

/** Whether a call is one to write down: it changes something, or it was refused. */
export function isAudited(method: string, status: number): boolean {
  return REFUSED.includes(status) || !READING.includes(method);
}

/** Longer than what is made by chance, and with characters that no id has. */
const LIKE_A_TOKEN = /^(?=.*[A-Z_])[\w-]{24,}$/;

/** A path as it may be kept: somebody may have pasted a token where an id belongs. */
export function keptPath(path: string): string {
  const segments = path.split('/').map((segment) => (LIKE_A_TOKEN.test(segment) ? '…' : segment));
  return segments.join('/').slice(0, MAX_PATH);
}
