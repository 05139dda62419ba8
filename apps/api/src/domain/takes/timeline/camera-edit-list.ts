import type { TakeView } from '#contracts/http/take-views.js';
import { type PlacedCamera, placedTake } from './placed-films.js';

const DAY_MS = 86_400_000;
/** What a frame is called in a timecode has two digits. */
const MOST_FRAMES = 100;
const DEFAULT_FRAME_MS = 1000 / 30;

/**
 * What one camera recorded as an edit list (CMX 3600), for editors that read nothing else: an event for each film, its
 * place by the time of day, UTC, to the nearest frame of the camera's rate; timecode without dropped numbers. Undefined for a
 * camera that has no film in the take.
 */
export function cameraEditList(take: TakeView, cameraId: string): string | undefined {
  const camera = placedTake(take).cameras.find((each) => each.cameraId === cameraId);
  if (!camera) return undefined;
  const title = oneLine(`${take.name} ${take.number} ${camera.label}`).slice(0, 70);
  const lines = [
    `TITLE: ${title}`,
    'FCM: NON-DROP FRAME',
    '',
    ...camera.films.flatMap((_, i) => event(camera, i)),
  ];
  return `${lines.join('\r\n')}\r\n`;
}

function event({ films, frameMs = DEFAULT_FRAME_MS, label }: PlacedCamera, index: number): string[] {
  const film = films[index];
  if (!film) return [];
  const fps = Math.min(MOST_FRAMES, Math.max(1, Math.round(1000 / frameMs)));
  const frames = Math.max(1, Math.round(film.durationMs / frameMs));
  // Counted by the camera's rate within its film, by the timecode's between them.
  const from = Math.round((film.startMs % DAY_MS) * (fps / 1000));
  const number = String(index + 1).padStart(3, '0');
  const codes = [0, frames, from, from + frames].map((at) => timecode(at, fps)).join(' ');
  const sure =
    film.boundMs === undefined
      ? 'PLACE ASSUMED, CLOCK NOT MEASURED'
      : `PLACE +- ${film.boundMs.toFixed(3)} MS`;
  return [
    `${number}  AX       V     C        ${codes}`,
    `* FROM CLIP NAME: ${film.file}`,
    `* COMMENT: ${oneLine(label)}, FIRST FRAME ${new Date(film.startMs).toISOString()}, ${sure}`,
    '',
  ];
}

function timecode(frame: number, fps: number): string {
  const day = 86_400 * fps;
  const of = ((frame % day) + day) % day;
  const seconds = Math.floor(of / fps);
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60, of % fps];
  return parts.map((part) => String(part).padStart(2, '0')).join(':');
}

/** Old readers know ASCII alone. */
function oneLine(text: string): string {
  return text.replace(/[^ -~]+/g, '?');
}
