import type {
  CommandName,
  RecordingDeleteArgs,
  RecordingKeepArgs,
  RecordingStartArgs,
  RecordingStopArgs,
} from '#contracts/messages/command-args.js';
import { Recording } from '#contracts/messages/recording.js';
import { Orders } from '../cameras/orders.js';

const START_MS = 8000;
/** A stop is answered once the file is whole; for its hash an agent waits three seconds. */
const STOP_MS = 15_000;
const CHANGE_MS = 5000;

/** Starts, stops, keeps and deletes the recordings of one camera. Rejects with an error of the catalogue. */
export class Recorder {
  constructor(private readonly orders: Orders) {}

  start(camera: string, args: RecordingStartArgs): Promise<Recording> {
    return this.order(camera, 'recording-start', args, START_MS);
  }

  stop(camera: string, args: RecordingStopArgs): Promise<Recording> {
    return this.order(camera, 'recording-stop', args, STOP_MS);
  }

  keep(camera: string, args: RecordingKeepArgs): Promise<Recording> {
    return this.order(camera, 'recording-keep', args, CHANGE_MS);
  }

  async remove(camera: string, args: RecordingDeleteArgs): Promise<void> {
    await this.orders.send(camera, 'recording-delete', args, CHANGE_MS);
  }

  private async order(
    camera: string,
    name: CommandName,
    args: object,
    timeoutMs: number,
  ): Promise<Recording> {
    const answer = await this.orders.send(camera, name, args, timeoutMs);
    const recording = Orders.part(Recording, answer.recording, camera, name);
    if (recording.cameraId === camera) return recording;
    throw Orders.nonsense(camera, name);
  }
}
