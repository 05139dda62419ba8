import { RollcallError } from '#contracts/errors/rollcall-error.js';
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

/** Throws `invalid-request` for what is of films alone, or of stills alone, and was asked of the other. */
export function demandOneKind({
  kind,
  prerollMs,
  durationMs,
  source,
  mode,
}: Omit<TakeRequest, 'cameras'>): void {
  const given = kind === 'still' ? { prerollMs, durationMs } : { source };
  const fields = Object.entries(given).flatMap(([name, value]) =>
    value === undefined ? [] : [`${name} is of no use to a take of the kind ${kind ?? 'film'}`],
  );
  if (source === 'camera' && mode === 'framesync')
    fields.push('mode framesync is of no use to pictures for which the stream is closed');
  if (fields.length > 0) throw new RollcallError('invalid-request', 'The take was refused:', { fields });
}

/** Its cameras are about to be asked. */
export function newTake(request: Omit<TakeRequest, 'cameras' | 'roll'>, identity: TakeIdentity): Take {
  const { id, number, createdAt, by, cameras } = identity;
  const {
    kind,
    source,
    slate,
    notes,
    settings,
    prerollMs,
    durationMs,
    policy = 'all',
    mode = 'clock',
    limits = {},
  } = request;
  const said = { kind, source, slate, notes, settings, prerollMs, durationMs, by };
  return {
    ...{ id, number, createdAt, policy, mode, limits, name: nameOf(request), armed: true },
    ...(Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined)) as typeof said),
    state: 'arming',
    entries: cameras.map((camera) => ({ ...camera, state: 'arming', recordings: [] })),
  } as Take;
}
