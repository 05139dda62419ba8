/** What can go wrong with a simulated camera. */
export type Fault = {
  /** When it comes first, ms from the first start of the camera, and how often again. */
  readonly atMs: number;
  readonly everyMs?: number;
} & (
  | { readonly kind: 'die' }
  /** No frames; the start refused as busy, or without a camera; the next first frame late: for so long. */
  | { readonly kind: 'stall' | 'busy' | 'unplug' | 'slow-start'; readonly ms: number }
  /** Capture times jump by so much, until the next start. */
  | { readonly kind: 'clock-step'; readonly ms: number }
  /** So many frames come with wrong bytes, or are lost and counted as such. */
  | { readonly kind: 'corrupt' | 'drop'; readonly frames: number }
);
export type FaultKind = Fault['kind'];

/** What `parseFault` takes, for people. */
export const FAULT_WORDS =
  'faults such as stall=5s@20s, die@30s, busy=10s, unplug=15s@20s, slow-start=8s, corrupt=3@10s, drop=5@10s, ' +
  'clock-step=-2s@15s: each with a length or count, when it comes (@) and how often again (/60s, longer than itself)';

const UNITS = { ms: 1, s: 1000, min: 60_000, h: 3_600_000 } as const;
/** 20 days: timers go no further than 24. */
const LONGEST_MS = 480 * UNITS.h;
const MOST_FRAMES = 1_000_000;
/** A fault that comes again more often than this is a way of running, not a fault. */
const SHORTEST_PERIOD_MS = 1000;

/** What a word says besides its times; `value` is undefined where it names none. */
type Read = (value: string | undefined) => Effect | undefined;
type Effect<F = Fault> = F extends unknown ? Omit<F, 'atMs' | 'everyMs'> : never;

const READERS: Record<FaultKind, Read> = {
  die: (value) => (value === undefined ? { kind: 'die' } : undefined),
  stall: (value = '5s') => lasting('stall', parseDuration(value)),
  busy: (value = '10s') => lasting('busy', parseDuration(value)),
  unplug: (value = '15s') => lasting('unplug', parseDuration(value)),
  'slow-start': (value = '8s') => lasting('slow-start', parseDuration(value)),
  'clock-step': (value = '+1h') => lasting('clock-step', parseStep(value)),
  corrupt: (value = '1') => counted('corrupt', parseCount(value)),
  drop: (value = '1') => counted('drop', parseCount(value)),
};

/** Reads `kind[=value][@when][/every]`; undefined for anything else. */
export function parseFault(word: string): Fault | undefined {
  const [, kind = '', value, when = '0s', every] =
    /^([a-z-]{1,20})(?:=([^@/]{1,20}))?(?:@([^@/]{1,20}))?(?:\/([^@/]{1,20}))?$/.exec(word) ?? [];
  const effect = isKind(kind) ? READERS[kind](value) : undefined;
  const atMs = parseDuration(when);
  if (effect === undefined || atMs === undefined) return undefined;
  if (every === undefined) return { ...effect, atMs };
  const everyMs = parsePeriod(every, effect);
  return everyMs === undefined ? undefined : { ...effect, atMs, everyMs };
}

function isKind(word: string): word is FaultKind {
  return Object.hasOwn(READERS, word);
}

function lasting<K extends string>(kind: K, ms: number | undefined): { kind: K; ms: number } | undefined {
  return ms === undefined || ms === 0 ? undefined : { kind, ms };
}

function counted<K extends string>(
  kind: K,
  frames: number | undefined,
): { kind: K; frames: number } | undefined {
  return frames === undefined ? undefined : { kind, frames };
}

/** What comes again before it has ended never ends. */
function parsePeriod(word: string, effect: Effect): number | undefined {
  const ms = parseDuration(word) ?? 0;
  const lasts = 'ms' in effect && effect.kind !== 'clock-step' ? effect.ms : 0;
  return ms >= SHORTEST_PERIOD_MS && ms > lasts ? ms : undefined;
}

/** `500ms`, `1.5s`, `2min` or `1h`, up to 20 days. */
function parseDuration(word: string): number | undefined {
  const [, number = '', unit = ''] = /^(\d{1,9}(?:\.\d{1,3})?)(ms|s|min|h)$/.exec(word) ?? [];
  if (number === '') return undefined;
  const ms = Number(number) * UNITS[unit as keyof typeof UNITS];
  return ms <= LONGEST_MS ? ms : undefined;
}

function parseStep(word: string): number | undefined {
  const ms = parseDuration(word.replace(/^[+-]/, ''));
  return ms !== undefined && word.startsWith('-') ? -ms : ms;
}

function parseCount(word: string): number | undefined {
  const count = /^\d{1,7}$/.test(word) ? Number(word) : 0;
  return count >= 1 && count <= MOST_FRAMES ? count : undefined;
}
