import type { Received } from '#collection/receive-film.js';
import type { WantedFile } from '#collection/wanted-film.js';

/** In which way a film is there now. */
export function manner({ present, verified }: Received, { form }: WantedFile): string {
  if (present)
    return verified || form !== undefined ? 'is there already' : 'is there already, with the same size';
  return verified ? 'checked' : 'without a checksum to check';
}
