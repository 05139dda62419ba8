import { plain } from '#collection/plain.js';
import type { WantedFilm } from '#collection/wanted-film.js';

/** With two ids of 64 characters, and four bytes a character, it still fits the 255 bytes of a file name. */
const LONGEST_NAME = 20;

/** `cam-1_2026-01-31_17-05-09Z_take-1_4f7s2k3jq5abcdef.mp4`: sorts by camera and time, is one recording's alone. */
export function fileNameOf({ cameraId, id, startedAt, name, form }: WantedFilm): string {
  const short = [...plain(name ?? '')].slice(0, LONGEST_NAME).join('');
  const parts = [plain(cameraId), timeOf(startedAt), plain(short), plain(id), form ?? ''];
  return `${parts.filter((part) => part !== '').join('_')}.mp4`;
}

/** To the second, without the colons that some file systems refuse. */
function timeOf(iso: string): string {
  const time = new Date(iso);
  if (Number.isNaN(time.getTime())) return '';
  return `${time.toISOString().slice(0, 19).replace('T', '_').replaceAll(':', '-')}Z`;
}
