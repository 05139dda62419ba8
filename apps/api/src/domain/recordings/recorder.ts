import { RollcallError } from '#contracts/errors/rollcall-error.js';
import type {
  CommandName,
  RecordingDeleteArgs,
  RecordingStartArgs,
  RecordingStopArgs,
} from '#contracts/messages/command-args.js';
import { validated } from '#contracts/messages/decode.js';
import { Recording } from '#contracts/messages/recording.js';
import type { CameraDirectory } from '../fleet/camera-directory.js';
import type { AgentCommands } from './agent-commands.js';

const START_MS = 8000;
/** A stop is answered once the file is closed and its hash is made. */
const STOP_MS = 15_000;
const DELETE_MS = 5000;

/** Starts, stops and deletes the recordings of one camera. Rejects with an error of the catalogue. */
export class Recorder {
  constructor(
    private readonly cameras: CameraDirectory,
    private readonly agents: AgentCommands,
  ) {}

  start(camera: string, args: RecordingStartArgs): Promise<Recording> {
    return this.order(camera, 'recording-start', args, START_MS);
  }

  stop(camera: string, args: RecordingStopArgs): Promise<Recording> {
    return this.order(camera, 'recording-stop', args, STOP_MS);
  }

  async remove(camera: string, args: RecordingDeleteArgs): Promise<void> {
    this.cameras.requireCommandable(camera);
    await this.agents.command(camera, 'recording-delete', args, DELETE_MS);
  }

  private async order(
    camera: string,
    name: CommandName,
    args: object,
    timeoutMs: number,
  ): Promise<Recording> {
    this.cameras.requireCommandable(camera);
    const { recording } = await this.agents.command(camera, name, args, timeoutMs);
    const decoded = validated(Recording, recording);
    if (decoded.ok && decoded.value.cameraId === camera) return decoded.value;
    throw new RollcallError(
      'camera-failed',
      `Camera ${camera} answered ${name} without a recording of its own.`,
      {
        advice: 'Bring agent and operator host to the same version.',
      },
    );
  }
}
