import { filmFile } from '#contracts/film-file.js';
import type { TakeCertificate } from '#contracts/http/certificate-views.js';
import type { TakeView } from '#contracts/http/take-views.js';
import { isId } from '#contracts/ids.js';
import type { Recording } from '#contracts/messages/recording.js';
import { ApiError } from '#client/api-error.js';
import { isTokenRefused } from '../client/api-failure.js';
import type { FleetApi } from '../client/fleet-api.js';

/** A film of a take and what its file is called. */
export interface TakeFilm {
  /** As its camera tells of it now; as the take does where the camera cannot be asked, or has it no more. */
  readonly recording: Recording;
  readonly file: string;
  /** Its camera has it, as far as it can be asked. */
  readonly isOnCamera: boolean;
}

/** The films of a take, numbered as its certificate and its timeline do. */
export async function takeFilms(
  api: FleetApi,
  { entries }: TakeView,
  { cameras }: TakeCertificate,
): Promise<TakeFilm[]> {
  const known = new Map(entries.flatMap(({ recordings }) => recordings.map((each) => [each.id, each])));
  const listed = cameras.flatMap(({ films }) =>
    films.flatMap(({ recordingId, part }) => {
      const recording = known.get(recordingId);
      return recording && isId(recording.cameraId) ? [{ recording, part }] : [];
    }),
  );
  const films: TakeFilm[] = [];
  for (const { recording, part } of listed)
    films.push({ file: filmFile(recording.cameraId, part), ...(await newest(api, recording)) });
  return films;
}

async function newest(api: FleetApi, recording: Recording): Promise<Omit<TakeFilm, 'file'>> {
  try {
    return { recording: await api.recording(recording.cameraId, recording.id), isOnCamera: true };
  } catch (error) {
    // A copy that is there already is as good as it was; one that is not is refused when it is fetched.
    if (!(error instanceof ApiError && error.kind === 'refused') || isTokenRefused(error)) throw error;
    return { recording, isOnCamera: error.code !== 'unknown-recording' };
  }
}
