import type { TakeEntryState, TakeState, TakeSummary, TakeView } from '#contracts/http/take-views.js';

/** A take as it is kept; what is counted from it stands in its views alone. */
export type Take = Omit<TakeView, 'cameras' | 'mayRoll'>;

/** Nothing more comes of it. */
const OVER: readonly TakeState[] = ['complete', 'cancelled', 'failed'];
/** Nothing more comes of this camera. */
const SETTLED: readonly TakeEntryState[] = ['saved', 'failed', 'refused', 'out'];

/** By so long after its end a film is whole; the hash of a long one takes longer. */
export const CLOSING_MS = 20_000;

export function isOver({ state }: Pick<Take, 'state'>): boolean {
  return OVER.includes(state);
}

export function isSettled(state: TakeEntryState): boolean {
  return SETTLED.includes(state);
}

/** Whether a camera that is held for it is to be kept: it may be asked again, or has yet to do what it was told. */
export function wants(take: Pick<Take, 'state' | 'entries'>, cameraId: string): boolean {
  if (take.state !== 'rolling' && take.state !== 'cut') return !isOver(take);
  return take.entries.some((entry) => entry.cameraId === cameraId && !isSettled(entry.state));
}

/** Of each camera one picture of the instant is wanted, not a film. */
export function isStill({ kind }: Pick<Take, 'kind'>): boolean {
  return kind === 'still';
}

export function countOf({ entries }: Pick<Take, 'entries'>, ...states: readonly TakeEntryState[]): number {
  return entries.filter(({ state }) => states.includes(state)).length;
}

/** Whether as many cameras are ready as its policy asks for. */
export function mayRoll(take: Pick<Take, 'entries' | 'policy'>): boolean {
  const ready = countOf(take, 'ready');
  if (take.policy === 'all') return ready > 0 && ready === take.entries.length;
  return take.policy === 'majority' ? ready * 2 > take.entries.length : ready > 0;
}

export function viewOf(take: Take): TakeView {
  return { ...take, ...counted(take) };
}

export function summaryOf(take: Take): TakeSummary {
  const {
    prerollMs: _,
    durationMs: _1,
    source: _2,
    settings: _3,
    limits: _4,
    leadMs: _5,
    entries: _6,
    ...rest
  } = take;
  return { ...rest, ...counted(take) };
}

function counted(take: Take): Pick<TakeSummary, 'cameras' | 'mayRoll'> {
  const groups = Map.groupBy(take.entries, ({ state }) => state);
  const cameras = Object.fromEntries([...groups].map(([state, entries]) => [state, entries.length]));
  return { cameras, ...(take.state === 'armed' && { mayRoll: mayRoll(take) }) };
}
