import type { CameraView } from '#contracts/http/views.js';
import type { Recording } from '#contracts/messages/recording.js';
import { eventually } from '#testing/eventually.js';
import type { Place } from './place.js';

/**
 * Waits until the API, which may be away, shows a recording that goes on with a length that was told since `sinceMs`,
 * unix ms: one from before then would fall short of it. Gives the recording as it is shown.
 */
export async function rightAgain(
  place: Place,
  { id, cameraId, startedAt }: Recording,
  sinceMs: number,
  deadlineMs: number,
): Promise<Recording> {
  const seen = async (): Promise<Recording | undefined> => {
    const view = await cameraView(place, cameraId);
    const { recording } = view ?? {};
    if (view?.status !== 'recording' || recording?.id !== id || recording.startedAt !== startedAt)
      return undefined;
    return Date.parse(startedAt) + recording.durationMs >= sinceMs ? recording : undefined;
  };
  return eventually('the API shows how long the recording is', seen, deadlineMs);
}

/** Undefined while there is no API, or it does not know the camera. */
async function cameraView(place: Place, camera: string): Promise<CameraView | undefined> {
  // Connections to an API that was killed fail in as many ways as there are moments to be killed in.
  const response = await place.call('GET', `/cameras/${camera}`).catch(() => undefined);
  const text = await response?.text();
  return response?.ok && text !== undefined ? (JSON.parse(text) as CameraView) : undefined;
}
