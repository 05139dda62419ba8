import { isOfTheMoment } from '#contracts/messages/event-types.js';
import type { Event } from '#contracts/messages/event.js';
import { frame } from './frame.js';
import { eventId } from './last-event-id.js';

/** An event as its readers get it: made into bytes once, however many they are. */
export interface SentEvent {
  readonly seq: number;
  readonly type: string;
  /** Whom it is about; undefined where it is about no one camera. */
  readonly camera: string | undefined;
  readonly bytes: Buffer;
}

const OF_ONE_CAMERA = /^(service|camera|settings)\./;

export function sentEvent(boot: string, seq: number, event: Event): SentEvent {
  const { type } = event;
  // Nobody goes on from what tells of the moment.
  const id = isOfTheMoment(type) ? undefined : eventId(boot, seq);
  const bytes = Buffer.from(frame(id, type, JSON.stringify(event)));
  return { seq, type, camera: cameraOf(event), bytes };
}

function cameraOf({ type, subject, data }: Event): string | undefined {
  if (OF_ONE_CAMERA.test(type)) return subject;
  return typeof data.cameraId === 'string' ? data.cameraId : undefined;
}
