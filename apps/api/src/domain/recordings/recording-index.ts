import { RollcallError } from '#contracts/errors/rollcall-error.js';
import { toProblem } from '#contracts/errors/problem.js';
import type { FleetRecordings } from '#contracts/http/views.js';
import { mapBounded } from '#contracts/map-bounded.js';
import type { Recording } from '#contracts/messages/recording.js';
import type { CameraDirectory } from '../fleet/camera-directory.js';
import type { RecordingSource } from './recording-source.js';

const ASKED_AT_ONCE = 16;

/** The recordings that the cameras keep, newest first. */
export class RecordingIndex {
  constructor(
    private readonly cameras: CameraDirectory,
    private readonly source: RecordingSource,
  ) {}

  async ofCamera(camera: string): Promise<Recording[]> {
    return (await this.source.list(camera)).sort(newestFirst);
  }

  async one(camera: string, id: string): Promise<Recording> {
    const recording = (await this.source.list(camera)).find((each) => each.id === id);
    if (recording) return recording;
    throw new RollcallError('unknown-recording', `Camera ${camera} has no recording with this id.`);
  }

  /** Of every camera; one that cannot be asked, as it is lost, hides no other and is named. Never rejects. */
  async ofFleet(): Promise<FleetRecordings> {
    const answers = await mapBounded(this.cameras.all(), ASKED_AT_ONCE, async (cameraId) => {
      try {
        return { items: await this.source.list(cameraId), unreached: [] };
      } catch (error) {
        return { items: [], unreached: [{ cameraId, error: toProblem(error) }] };
      }
    });
    return {
      items: answers.flatMap(({ items }) => items).sort(newestFirst),
      unreached: answers.flatMap(({ unreached }) => unreached),
    };
  }
}

function newestFirst(a: Recording, b: Recording): number {
  return Date.parse(b.startedAt) - Date.parse(a.startedAt);
}
