import type { Downloaded } from './download-recording.js';
import type { WantedFile } from './wanted-film.js';

/** In which way a film is there now. */
export function manner({ present, verified }: Downloaded, { form }: WantedFile): string {
  if (present)
    return verified || form !== undefined ? 'is there already' : 'is there already, with the same size';
  return verified ? 'checked' : 'without a checksum to check';
}
