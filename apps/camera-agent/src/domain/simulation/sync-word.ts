import type { SyncWord } from './sync-signal.js';

export const MOST_WORD_BYTES = 512;
/** Of a Date (ECMA-262, Time Values and Time Range). */
const LAST_INSTANT_MS = 8.64e15;

export function encodeWord(group: string, { beginAtMs, frameMs }: SyncWord): string {
  return JSON.stringify({ group, beginAtMs, frameMs });
}

/** Total: whatever is no word of this group is undefined. */
export function decodeWord(bytes: Uint8Array, group: string): SyncWord | undefined {
  if (bytes.length > MOST_WORD_BYTES) return undefined;
  try {
    const word = JSON.parse(new TextDecoder().decode(bytes)) as Partial<SyncWord & { group: string }> | null;
    const { beginAtMs, frameMs } = word ?? {};
    if (word?.group !== group || !isPositive(beginAtMs) || !isPositive(frameMs)) return undefined;
    return { beginAtMs, frameMs };
  } catch {
    // Anybody may send anything to the group.
    return undefined;
  }
}

function isPositive(value: unknown): value is number {
  return typeof value === 'number' && value > 0 && value <= LAST_INSTANT_MS;
}
