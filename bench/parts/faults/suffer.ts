import type { CameraView } from '#contracts/http/views.js';
import { eventually } from '#testing/eventually.js';
import type { EventReader } from '../../../test/e2e/support/event-reader.js';
import type { Place } from '../../../test/e2e/support/place.js';
import { cameraTells, isShown } from './camera-tells.js';
import type { Fault, FaultyCamera, Shown } from './faulty-camera.js';

const DEADLINE_MS = 60_000;

/** What came of a fault; ms. */
export interface Suffered {
  /** The moment of the fault, on this process's monotonic clock. */
  readonly at: number;
  /** From the fault until the API shows it. */
  readonly shown: number;
  /** From the fault until a reader of events hears of it. */
  readonly told: number;
  /** The same of what is known later. */
  readonly toldLater: number | undefined;
  /** From where nothing keeps the camera any more until a reader hears that it is back. */
  readonly back: number;
}

/** Has a fault strike a camera, and waits until the camera is back without help. */
export async function suffer(
  place: Place,
  events: EventReader,
  camera: FaultyCamera,
  fault: Fault,
  back: Shown,
): Promise<Suffered> {
  const { id } = camera;
  await camera.prepare(fault);
  const from = events.received.length;
  const [shown, told, at] = await Promise.all([
    shownAt(place, id, camera.shows[fault]),
    cameraTells(events, id, camera.shows[fault], from),
    camera.strike(fault),
  ]);
  const later = camera.showsLater?.[fault];
  const toldLater = later && (await cameraTells(events, id, later, from));
  const mended = await camera.mend();
  const since = events.received.indexOf(toldLater ?? told);
  const cameBack = await cameraTells(events, id, back, since);
  return {
    at,
    shown: shown - at,
    told: told.at - at,
    toldLater: toldLater && toldLater.at - at,
    back: cameBack.at - mended,
  };
}

/** When the API shows a camera so; it is asked again and again. */
async function shownAt(place: Place, id: string, shown: Shown): Promise<number> {
  const look = async (): Promise<number | undefined> => {
    const view = await place.get<CameraView>(`/cameras/${id}`);
    return isShown(view, shown) ? performance.now() : undefined;
  };
  return eventually(`${id} is shown as ${shown.status} ${shown.code ?? ''}`, look, DEADLINE_MS);
}
