import type { Schemas } from '#client/index.js';
import { failureText } from '../format/failure-text.js';
import { withAdvice } from '../format/with-advice.js';
import type { Change } from '../settings/change.js';
import { rollcall } from '../state/rollcall.js';
import { type Look, lookOf, type Part, toHold } from './look.js';
import { type Fitted, lookFor } from './look-for.js';

type Camera = Schemas['CameraView'];

/** What a camera answered: `failure` where it took nothing. */
export interface LookAnswer {
  readonly cameraId: string;
  readonly failure?: string;
  readonly leftOut: readonly string[];
}

export interface CopyWish {
  readonly source: Camera;
  readonly parts: readonly Part[];
  readonly targets: readonly string[];
  /** As far as it is known what they offer. */
  readonly cameras: ReadonlyMap<string, Camera>;
}

/** Holds the look of a camera where it is, and gives it to others. Rejects with an ApiError where it cannot be held. */
export async function copyLook({ source, parts, targets, cameras }: CopyWish): Promise<LookAnswer[]> {
  const look = lookOf(await held(source, parts), source.capabilities.controls, parts);
  const batches = Map.groupBy(
    targets.map((id) => ({ id, fitted: fittedTo(look, cameras.get(id)) })),
    ({ fitted }) => JSON.stringify(fitted.change),
  );
  const answers = await Promise.all([...batches.values()].map(give));
  const byId = new Map(answers.flat().map((answer) => [answer.cameraId, answer]));
  return targets.flatMap((id) => byId.get(id) ?? []);
}

async function held(source: Camera, parts: readonly Part[]): Promise<Schemas['CameraSettings']> {
  const lock = toHold(source, parts);
  if (lock.length === 0) return source.settings;
  return rollcall.call('patch', '/cameras/{id}/settings', {
    params: { path: { id: source.id } },
    body: { lock },
  });
}

/** Of whom nothing is known, the camera itself has to say what it does not take. */
function fittedTo(look: Look, camera: Camera | undefined): Fitted {
  if (camera) return lookFor(look, camera);
  const given = [...look.controls].filter(([, value]) => value !== undefined);
  return { change: { ...Object.fromEntries(given), ...look.video }, leftOut: [] };
}

interface Target {
  readonly id: string;
  readonly fitted: Fitted;
}

/** To all who take the same, by one call. */
async function give(targets: readonly Target[]): Promise<LookAnswer[]> {
  const settings: Change = targets[0]?.fitted.change ?? {};
  const leftOut = new Map(targets.map(({ id, fitted }) => [id, fitted.leftOut]));
  const ids = [...leftOut.keys()];
  const answerOf = (cameraId: string, failure?: string): LookAnswer => ({
    cameraId,
    leftOut: leftOut.get(cameraId) ?? [],
    ...(failure !== undefined && { failure }),
  });
  if (Object.keys(settings).length === 0) return ids.map((id) => answerOf(id, 'It offers none of this.'));
  try {
    const { items } = await rollcall.call('patch', '/settings', { body: { cameras: ids, settings } });
    return items.map((item) => answerOf(item.cameraId, item.ok ? undefined : withAdvice(item.error)));
  } catch (error) {
    return ids.map((id) => answerOf(id, failureText(error)));
  }
}
