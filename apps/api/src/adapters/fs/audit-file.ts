import { chmod, open, rename } from 'node:fs/promises';
import type { AuditEntry } from '#contracts/http/access-views.js';
import { readIfThere } from '#runtime/atomic-file.js';
import type { Refusals } from '#runtime/refusals.js';
import { statIfThere } from '#runtime/stat-if-there.js';

export interface AuditLimits {
  /** Of each of the two files. */
  readonly fileBytes: number;
  /** Lines that wait to be written. */
  readonly queued: number;
}

const LIMITS: AuditLimits = { fileBytes: 5 * 1024 * 1024, queued: 1000 };

/**
 * One line of JSON for each call, in a file that only this user can read; when it is full it becomes the older of two.
 * Lines are written in the background: no call waits for the disk, and what does not fit into the queue is counted.
 */
export class AuditFile {
  private queue: string[] = [];
  private writing: Promise<void> | undefined;
  private leftOut = 0;

  constructor(
    private readonly path: string,
    private readonly refusals: Refusals,
    private readonly limits = LIMITS,
  ) {}

  write(entry: AuditEntry): void {
    if (this.queue.length >= this.limits.queued) return this.leaveOut();
    this.queue.push(`${JSON.stringify(this.leftOut > 0 ? { ...entry, leftOut: this.leftOut } : entry)}\n`);
    this.leftOut = 0;
    this.writing ??= this.drain();
  }

  /** Counts a call that is not written down; the next one that is says how many there were. */
  leaveOut(): void {
    this.leftOut += 1;
    this.refusals.refuse('audit-left-out', {});
  }

  /** Resolves once everything that was written is in the file. */
  async flush(): Promise<void> {
    await this.writing;
  }

  /** The latest entries, the newest first. */
  async latest(limit: number): Promise<AuditEntry[]> {
    await this.flush();
    const entries: AuditEntry[] = [];
    for (const path of [this.path, this.older]) {
      const lines = ((await readIfThere(path)) ?? '').trimEnd().split('\n').reverse();
      for (const line of lines) {
        if (entries.length >= limit) return entries;
        const entry = entryIn(line);
        if (entry) entries.push(entry);
      }
    }
    return entries;
  }

  private get older(): string {
    return this.path.replace(/(\.jsonl)?$/, '.1.jsonl');
  }

  private async drain(): Promise<void> {
    while (this.queue.length > 0) {
      const lines = this.queue;
      this.queue = [];
      try {
        await this.append(Buffer.from(lines.join('')));
      } catch (err) {
        this.leftOut += lines.length;
        this.refusals.refuse('audit-not-written', { err, lines: lines.length, path: this.path });
      }
    }
    this.writing = undefined;
  }

  private async append(bytes: Buffer): Promise<void> {
    if ((await sizeOf(this.path)) + bytes.length > this.limits.fileBytes) await this.rotate();
    const file = await open(this.path, 'a', 0o600);
    try {
      await file.writeFile(bytes);
    } finally {
      await file.close();
    }
  }

  private async rotate(): Promise<void> {
    if ((await sizeOf(this.path)) === 0) return;
    await chmod(this.path, 0o600);
    await rename(this.path, this.older);
  }
}

async function sizeOf(path: string): Promise<number> {
  return (await statIfThere(path))?.size ?? 0;
}

/** A crash may leave half a line. */
function entryIn(line: string): AuditEntry | undefined {
  try {
    return JSON.parse(line) as AuditEntry;
  } catch {
    return undefined;
  }
}
