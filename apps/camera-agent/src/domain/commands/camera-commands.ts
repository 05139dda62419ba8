import {
  RecordingDeleteArgs,
  RecordingStartArgs,
  RecordingStopArgs,
  type CommandName,
  RecordingKeepArgs,
  SettingsChangeArgs,
} from '#contracts/messages/command-args.js';
import { StillTakeArgs } from '#contracts/messages/still.js';
import { TakeSyncArgs } from '#contracts/messages/frame-sync.js';
import { TakeArmArgs, TakeDisarmArgs } from '#contracts/messages/take.js';
import type { CameraUnit } from '../camera/camera-unit.js';
import {
  bareCommandHandler,
  commandHandler,
  type CommandData,
  type CommandHandler,
} from './command-handler.js';
import type { Arming } from '../takes/arming.js';
import type { HostCommand } from './host-commands.js';

type Obeying = Pick<
  CameraUnit,
  | 'startRecording'
  | 'stills'
  | 'stopRecording'
  | 'deleteRecording'
  | 'keepRecording'
  | 'changeSettings'
  | 'open'
  | 'close'
  | 'snapshot'
>;

type TakeCommand = 'take-arm' | 'take-sync' | 'take-disarm';
export type CameraCommand = Exclude<CommandName, HostCommand | TakeCommand>;

/** What the camera obeys, by the name of the command. */
export function cameraCommands(camera: Obeying): Readonly<Record<CameraCommand, CommandHandler>> {
  return {
    'recording-start': commandHandler(RecordingStartArgs, async (args) => ({
      recording: await camera.startRecording(args),
    })),
    'recording-stop': commandHandler(RecordingStopArgs, async (args) => ({
      recording: await camera.stopRecording(args),
    })),
    'recording-delete': commandHandler(RecordingDeleteArgs, async (args) => {
      await camera.deleteRecording(args);
      return {};
    }),
    'recording-keep': commandHandler(RecordingKeepArgs, async (args) => ({
      recording: await camera.keepRecording(args),
    })),
    'settings-change': commandHandler(SettingsChangeArgs, async (args) => ({
      settings: await camera.changeSettings(args),
    })),
    'still-take': commandHandler(StillTakeArgs, async (args) => ({ still: await camera.stills.take(args) })),
    'camera-open': bareCommandHandler(async () => {
      await camera.open();
      return statusOf(camera);
    }),
    'camera-close': bareCommandHandler(async () => {
      await camera.close();
      return statusOf(camera);
    }),
  };
}

/** What the camera does for takes, by the name of the command. */
export function takeCommands(arming: Arming): Readonly<Record<TakeCommand, CommandHandler>> {
  return {
    'take-arm': commandHandler(TakeArmArgs, async (args) => ({ report: await arming.arm(args) })),
    'take-sync': commandHandler(TakeSyncArgs, async (args) => ({ sync: await arming.sync(args) })),
    'take-disarm': commandHandler(TakeDisarmArgs, (args) =>
      Promise.resolve({ released: arming.disarm(args) }),
    ),
  };
}

function statusOf({ snapshot: { status, error } }: Obeying): CommandData {
  return { status, ...(error && { error }) };
}
