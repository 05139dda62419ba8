import type { Schemas } from '#client/index.js';

/** What is typed about the take to be made. */
export interface TakeWish {
  readonly name: string;
  readonly slate: string;
  readonly notes: string;
  /** Seconds; empty where there is none. */
  readonly preroll: number | '';
  /** Seconds; empty where somebody cuts it. */
  readonly duration: number | '';
  readonly policy: NonNullable<Schemas['TakeRequest']['policy']>;
  readonly mode: NonNullable<Schemas['TakeRequest']['mode']>;
}

export const NO_WISH: TakeWish = {
  name: '',
  slate: '',
  notes: '',
  preroll: '',
  duration: '',
  policy: 'all',
  mode: 'clock',
};

type Both = Pick<Schemas['TakeRequest'], 'name' | 'prerollMs' | 'durationMs'>;

/** What a recording without conditions knows, too. */
export function recordingOf({ name, preroll, duration }: TakeWish): Both {
  return {
    ...(name.trim() !== '' && { name: name.trim() }),
    ...(preroll !== '' && preroll > 0 && { prerollMs: Math.round(preroll * 1000) }),
    ...(duration !== '' && { durationMs: Math.round(duration * 1000) }),
  };
}

export function requestOf(wish: TakeWish, cameras: ReadonlySet<string>): Schemas['TakeRequest'] {
  const [slate, notes] = [wish.slate.trim(), wish.notes.trim()];
  return {
    ...recordingOf(wish),
    cameras: [...cameras],
    policy: wish.policy,
    mode: wish.mode,
    ...(slate !== '' && { slate }),
    ...(notes !== '' && { notes }),
  };
}
