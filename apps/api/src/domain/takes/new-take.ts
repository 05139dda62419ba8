import type { TakeRequest } from '#contracts/http/take-requests.js';
import type { TakeEntry } from '#contracts/http/take-views.js';
import type { Take } from './take.js';

export interface TakeIdentity {
  readonly id: string;
  readonly number: number;
  readonly createdAt: string;
  /** Who wants it, as people call them. */
  readonly by: string | undefined;
  readonly cameras: readonly Pick<TakeEntry, 'cameraId' | 'label'>[];
}

const UNNAMED = 'take';

export function nameOf({ name }: Pick<TakeRequest, 'name'>): string {
  const given = name?.trim() ?? '';
  return given === '' ? UNNAMED : given;
}

/** Its cameras are about to be asked. */
export function newTake(request: Omit<TakeRequest, 'cameras' | 'roll'>, identity: TakeIdentity): Take {
  const { id, number, createdAt, by, cameras } = identity;
  const {
    slate,
    notes,
    settings,
    prerollMs,
    durationMs,
    policy = 'all',
    mode = 'clock',
    limits = {},
  } = request;
  const said = { slate, notes, settings, prerollMs, durationMs, by };
  return {
    ...{ id, number, createdAt, policy, mode, limits, name: nameOf(request), armed: true },
    ...(Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined)) as typeof said),
    state: 'arming',
    entries: cameras.map((camera) => ({ ...camera, state: 'arming', recordings: [] })),
  } as Take;
}
