import type { CameraView } from '#contracts/http/views.js';
import type { Place } from '../../e2e/support/place.js';

/** Of a camera's settings those that are named. */
export async function settingsOf(
  place: Place,
  id: string,
  part: 'desired' | 'reported',
  names: readonly string[],
): Promise<Record<string, unknown>> {
  const { settings } = await place.get<CameraView>(`/cameras/${id}`);
  const all: Record<string, unknown> = { ...settings[part] };
  return Object.fromEntries(names.map((name) => [name, all[name]]));
}
