import type { Recording } from '#contracts/messages/recording.js';

/** What is fetched from a camera and checked against its hash. */
export interface WantedFile extends Pick<Recording, 'cameraId' | 'id' | 'bytes' | 'sha256'> {
  readonly form?: 'progressive';
  /** Where it is beneath /api/v1, unless it is a film. */
  readonly path?: string;
}

/** A recording that is to be fetched, and in which form; as it was recorded if not given. */
export interface WantedFilm extends Recording {
  readonly form?: 'progressive';
}

/** The same in the form for editors. What the camera wrote down of its film is not true of that. */
export function forEditors({ sha256: _, ...recording }: Recording): WantedFilm {
  return { ...recording, form: 'progressive' };
}
