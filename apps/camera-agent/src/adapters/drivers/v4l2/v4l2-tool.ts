import { RollcallError } from '#contracts/errors/rollcall-error.js';
import { askProgram, type Question } from '../process/ask-program.js';
import { findProgram, type ToolEnvironment } from '#runtime/find-program.js';
import { v4l2Error } from './v4l2-error.js';

/** The program that asks cameras and sets them: Node itself has no ioctl. */
export class V4l2Tool {
  private constructor(
    /** Its absolute path. */
    readonly path: string,
    private readonly environment: ToolEnvironment,
  ) {}

  static async find(environment: ToolEnvironment): Promise<V4l2Tool | undefined> {
    const path = await findProgram(['v4l2-ctl'], environment);
    return path === undefined ? undefined : new V4l2Tool(path, environment);
  }

  /** What it prints for these arguments. Rejects with a RollcallError. */
  ask(args: readonly string[], signal: AbortSignal): Promise<string> {
    return askProgram({ ...this.question(signal), args });
  }

  /** Behind the list it opens /dev/video0 and fails where there is none, which says nothing of other devices. */
  listDevices(signal: AbortSignal): Promise<string> {
    return askProgram({ ...this.question(signal), args: ['--list-devices'], lenient: true });
  }

  private question(signal: AbortSignal): Omit<Question, 'args'> {
    return { tool: this.path, environment: this.environment, signal, errorOf: v4l2Error };
  }
}

export function noV4l2Tool(): RollcallError {
  return new RollcallError('no-camera', 'v4l2-ctl, which speaks with USB cameras, is not installed.', {
    advice: 'Install it: sudo apt install v4l-utils.',
  });
}

export function noUsbCamera(): RollcallError {
  return new RollcallError('no-camera', 'No USB camera is plugged in.', {
    advice: 'Plug one in: it is found by itself.',
  });
}
