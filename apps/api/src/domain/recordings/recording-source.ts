import type { Recording } from '#contracts/messages/recording.js';

/** Asks a camera's agent which recordings it keeps. Rejects with an error of the catalogue. */
export interface RecordingSource {
  list(camera: string): Promise<Recording[]>;
}
