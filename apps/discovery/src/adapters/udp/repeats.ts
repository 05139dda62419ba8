import type { Endpoint, Heard } from '../../domain/heard.js';

/** As many senders as discovery follows. */
const MOST = 4096;

/**
 * Knows an answer that was heard before in the same search, byte for byte: an agent answers each of the three probes,
 * and a thousand agents make two thousand repeats that tell nothing new.
 */
export class Repeats {
  private readonly answers = new Map<string, Uint8Array>();

  /** Another search begins: its answers are news again. */
  forget(): void {
    this.answers.clear();
  }

  has(bytes: Uint8Array, from: Endpoint): boolean {
    const before = this.answers.get(keyOf(from));
    return before !== undefined && Buffer.compare(before, bytes) === 0;
  }

  /** Notes a datagram and what was heard in it. Only answers to a search: a question of any other kind has its own id. */
  note(bytes: Uint8Array, from: Endpoint, heard: readonly Heard[]): void {
    const [only, ...more] = heard;
    if (only?.card?.search === undefined || more.length > 0) return;
    const key = keyOf(from);
    if (this.answers.size < MOST || this.answers.has(key)) this.answers.set(key, bytes);
  }
}

function keyOf({ address, port }: Endpoint): string {
  return `${address}:${port}`;
}
