import type { CameraView } from '#contracts/http/views.js';
import type { EventReader, Received } from '../../../test/e2e/support/event-reader.js';
import type { Shown } from './faulty-camera.js';

/** A camera that is taken away is looked for again after 30 s at the latest. */
const DEADLINE_MS = 60_000;

/** The first event since the index `from` that tells of a camera that it is so. */
export function cameraTells(events: EventReader, id: string, shown: Shown, from = 0): Promise<Received> {
  const fits: Parameters<EventReader['next']>[1] = ({ subject, data }) =>
    subject === id && isShown(data as unknown as CameraView, shown);
  return events.next('camera.status', fits, DEADLINE_MS, from).catch((error: unknown) => {
    throw new Error(`${id}, ${shown.status} ${shown.code ?? ''}: ${String(error)}`);
  });
}

export function isShown({ status, error }: CameraView, shown: Shown): boolean {
  return status === shown.status && error?.code === shown.code;
}
