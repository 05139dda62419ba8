import {
  RecordingDeleteArgs,
  RecordingStartArgs,
  RecordingStopArgs,
  type CommandName,
} from '#contracts/messages/command-args.js';
import type { CameraUnit } from '../camera/camera-unit.js';
import { commandHandler, type CommandHandler } from './command-handler.js';

type Recorder = Pick<CameraUnit, 'startRecording' | 'stopRecording' | 'deleteRecording'>;

/** What the camera obeys, by the name of the command. */
export function cameraCommands(camera: Recorder): Readonly<Record<CommandName, CommandHandler>> {
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
  };
}
