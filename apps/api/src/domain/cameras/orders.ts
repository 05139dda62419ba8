import { RollcallError } from '#contracts/errors/rollcall-error.js';
import { isId } from '#contracts/ids.js';
import type { CommandName } from '#contracts/messages/command-args.js';
import { validated } from '#contracts/messages/decode.js';
import type { CameraDirectory } from '../fleet/camera-directory.js';
import type { Deeds } from '../journal/deeds.js';
import type { AgentCommands } from './agent-commands.js';
import type { CommandTimes } from './command-times.js';

/** Commands to cameras that are there. Rejects with `camera-lost` and its like, with what the agent refused, or `no-answer`. */
export class Orders {
  constructor(
    private readonly cameras: Pick<CameraDirectory, 'requireCommandable'>,
    private readonly agents: AgentCommands,
    private readonly deeds: Pick<Deeds, 'of'>,
    private readonly times: Pick<CommandTimes, 'of'>,
  ) {}

  send(camera: string, name: CommandName, args: object, timeoutMs: number): Promise<Record<string, unknown>> {
    const work = async (): Promise<Record<string, unknown>> => {
      this.cameras.requireCommandable(camera);
      return this.agents.command(camera, name, args, timeoutMs);
    };
    const deed = { command: name, subject: camera, camera, args };
    return this.deeds.of(deed, () => this.times.of(name, work), recordingIn);
  }

  /** A part of the answer as a message; `camera-failed` where it is none. */
  static part<T extends object>(type: new () => T, value: unknown, camera: string, name: CommandName): T {
    const decoded = validated(type, value);
    if (decoded.ok) return decoded.value;
    throw Orders.nonsense(camera, name);
  }

  static nonsense(camera: string, name: CommandName): RollcallError {
    const advice = 'Bring agent and operator host to the same version.';
    return new RollcallError('camera-failed', `Camera ${camera} answered ${name} with something else.`, {
      advice,
    });
  }
}

/** The recording that a command was about, by which its events are found. */
function recordingIn({ recording }: Record<string, unknown>): { recording?: string } {
  const { id } = (recording ?? {}) as { id?: unknown };
  return isId(id) ? { recording: id } : {};
}
