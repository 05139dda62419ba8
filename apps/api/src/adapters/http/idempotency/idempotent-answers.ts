import { RollcallError } from '#contracts/errors/rollcall-error.js';
import type { Clock } from '#contracts/ports/clock.js';

/** As long as an agent remembers what it answered. */
const KEPT_MS = 600_000;
const MAX_OF_ONE = 256;
const MAX_KEPT = 4096;
const MAX_BYTES = 16 * 1024 * 1024;

/** An answer as it can be given again. */
export interface KeptAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly json: string | undefined;
}

interface Entry {
  readonly owner: string;
  readonly fingerprint: string;
  readonly at: number;
  /** Undefined while the request is being answered. */
  answer?: KeptAnswer;
}

/** What was answered to requests with a key of their own: ten minutes, 256 of one principal, 4,096 and 16 MiB in all. */
export class IdempotentAnswers {
  private readonly entries = new Map<string, Entry>();
  private bytes = 0;

  constructor(private readonly clock: Clock) {}

  /**
   * The answer that the key has already; undefined where the request is to be carried out, and `keep` or `forget` called.
   * Throws `idempotency-key-reused`, `request-running` and `too-many`.
   */
  begin(owner: string, key: string, fingerprint: string): KeptAnswer | undefined {
    this.dropOld();
    const name = nameOf(owner, key);
    const known = this.entries.get(name);
    if (known) return answerOf(known, key, fingerprint);
    this.makeRoom(owner);
    this.entries.set(name, { owner, fingerprint, at: this.clock.monotonic() });
    return undefined;
  }

  keep(owner: string, key: string, answer: KeptAnswer): void {
    const entry = this.entries.get(nameOf(owner, key));
    if (!entry) return;
    entry.answer = answer;
    this.bytes += sizeOf(entry);
    for (const [name, each] of this.entries) {
      if (this.bytes <= MAX_BYTES) return;
      if (each.answer) this.drop(name);
    }
  }

  forget(owner: string, key: string): void {
    this.drop(nameOf(owner, key));
  }

  private makeRoom(owner: string): void {
    const own = [...this.entries].filter(([, entry]) => entry.owner === owner);
    if (own.length >= MAX_OF_ONE) this.dropFirst(own);
    if (this.entries.size >= MAX_KEPT) this.dropFirst([...this.entries]);
  }

  private dropFirst(entries: readonly (readonly [string, Entry])[]): void {
    const oldest = entries.find(([, { answer }]) => answer);
    if (!oldest)
      throw new RollcallError('too-many', `${entries.length} requests with a key are at work already.`);
    this.drop(oldest[0]);
  }

  private dropOld(): void {
    const oldest = this.clock.monotonic() - KEPT_MS;
    for (const [name, { at, answer }] of this.entries) {
      if (at >= oldest) return;
      if (answer) this.drop(name);
    }
  }

  private drop(name: string): void {
    const entry = this.entries.get(name);
    if (!entry) return;
    this.entries.delete(name);
    this.bytes -= sizeOf(entry);
  }
}

function answerOf({ fingerprint, answer }: Entry, key: string, wanted: string): KeptAnswer {
  if (fingerprint !== wanted) {
    throw new RollcallError(
      'idempotency-key-reused',
      `The key ${key} came with another call or another body.`,
    );
  }
  if (answer) return answer;
  throw new RollcallError('request-running', `The request with the key ${key} has no answer yet.`);
}

function sizeOf({ answer }: Entry): number {
  return answer ? (answer.json?.length ?? 0) : 0;
}

function nameOf(owner: string, key: string): string {
  return JSON.stringify([owner, key]);
}
