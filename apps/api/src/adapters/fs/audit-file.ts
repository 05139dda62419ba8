import { open, rename, stat, type FileHandle } from 'node:fs/promises';
import type { AuditEntry } from '#contracts/http/views.js';
import type { Logger } from '#contracts/ports/logger.js';
import { readIfThere } from '#runtime/atomic-file.js';
import type { Audit } from '../../domain/access/audit.js';

/** A flood of refusals takes no more of the disk than twice this, nor more memory than the lines that wait. */
export interface AuditLimits {
  readonly fileBytes: number;
  readonly waiting: number;
}

export const AUDIT_LIMITS: AuditLimits = { fileBytes: 5_000_000, waiting: 1000 };

/** The audit on disk: a line of JSON a call, and the file before this one. */
export class AuditFile implements Audit {
  private waiting: AuditEntry[] = [];
  private lost = 0;
  private writing: Promise<void> | undefined;
  private file: FileHandle | undefined;
  private bytes = 0;

  constructor(
    private readonly path: string,
    private readonly logger: Logger,
    private readonly limits: AuditLimits = AUDIT_LIMITS,
  ) {}

  note(entry: AuditEntry): void {
    if (this.waiting.length < this.limits.waiting) this.waiting.push(entry);
    else this.lost += 1;
    this.writing ??= this.write().finally(() => (this.writing = undefined));
  }

  async newest(limit: number): Promise<readonly AuditEntry[]> {
    await this.writing;
    const texts = await Promise.all([`${this.path}.old`, this.path].map((path) => readIfThere(path)));
    const lines = texts.flatMap((text) => text?.split('\n') ?? []).filter((line) => line !== '');
    return lines.slice(-limit).reverse().flatMap(readEntry);
  }

  /** Resolves when all that was noted is written. */
  async stop(): Promise<void> {
    await this.writing;
    await this.file?.close();
    this.file = undefined;
  }

  private async write(): Promise<void> {
    // The rest of the turn's calls come together.
    await Promise.resolve();
    while (this.waiting.length > 0) {
      const lines = this.waiting.splice(0).map((entry) => `${JSON.stringify(entry)}\n`);
      try {
        await this.append(lines.join(''));
      } catch (error) {
        this.lost += lines.length;
        await this.close();
        this.logger.error({ err: error, path: this.path, lost: this.lost }, 'The audit was not written');
      }
    }
  }

  private async append(text: string): Promise<void> {
    this.file ??= await this.openFile();
    if (this.bytes + text.length > this.limits.fileBytes) {
      await this.close();
      await rename(this.path, `${this.path}.old`);
      this.file = await this.openFile();
    }
    await this.file.appendFile(text);
    this.bytes += Buffer.byteLength(text);
  }

  private async openFile(): Promise<FileHandle> {
    const file = await open(this.path, 'a', 0o600);
    this.bytes = (await stat(this.path)).size;
    return file;
  }

  private async close(): Promise<void> {
    const { file } = this;
    this.file = undefined;
    await file?.close();
  }
}

/** A line that a crash cut off is none. */
function readEntry(line: string): AuditEntry[] {
  try {
    return [JSON.parse(line) as AuditEntry];
  } catch {
    return [];
  }
}
