import type { ErrorCode } from '#contracts/errors/catalogue.js';
import { RollcallError } from '#contracts/errors/rollcall-error.js';
import type { CameraHolder } from './camera-holders.js';

/** How a process ended, and the end of what it wrote to standard error. */
export interface ExitReport {
  readonly tool: string;
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stderr: string;
}

/** What a text on standard error means. */
export interface KnownExit {
  readonly text: RegExp;
  readonly code: ErrorCode;
  readonly detail: string;
  readonly advice?: string;
}

const UPDATE = 'Update rpicam-apps: sudo apt update && sudo apt install rpicam-apps.';
const INSTALL = 'Install the complete tools: sudo apt install rpicam-apps (not rpicam-apps-lite).';
const CABLE = 'Check the ribbon cable at both of its ends and the power supply.';

/** Of a tool that goes on as well, and starts the sensor again. */
const SENSOR_STOPPED = {
  text: /device timeout detected/i,
  code: 'camera-failed',
  detail: 'The sensor stopped giving pictures.',
  advice: CABLE,
} as const;

/** In this order: a busy camera is reported by two lines, of which the second alone could mean anything. */
const KNOWN: readonly KnownExit[] = [
  { text: /no cameras available/i, code: 'no-camera', detail: 'The camera system found no camera.' },
  {
    text: /selected camera is not available/i,
    code: 'no-camera',
    detail: 'The camera that was chosen is not connected.',
  },
  {
    text: /in use by another process|failed to acquire camera/i,
    code: 'camera-busy',
    detail: 'Another process uses the camera.',
  },
  {
    text: /unrecognised option|cannot be specified more than once|the argument .* is invalid|required argument/i,
    code: 'unsupported',
    detail: 'The camera tool does not understand how it was called.',
    advice: UPDATE,
  },
  {
    text: /transforms requiring transpose|illegal rotation value/i,
    code: 'unsupported',
    detail: 'The camera cannot turn its picture so.',
    advice: 'Set the rotation to 0 or 180, or turn the camera.',
  },
  {
    text: /cannot allocate output context|cannot find video encoder|unable to find an appropriate h\.264|non seekable output/i,
    code: 'unsupported',
    detail: 'The camera tool cannot encode H.264 to a pipe.',
    advice: INSTALL,
  },
  {
    text: /failed to start output streaming/i,
    code: 'unsupported',
    detail: 'The encoder of this board cannot encode so large a picture.',
    advice: 'Set a size of 1920x1080 or less.',
  },
  {
    text: /incompatible options selected/i,
    code: 'unsupported',
    detail: 'The camera tool cannot tell the times of the frames.',
    advice: UPDATE,
  },
  {
    text: /no space left on device|failed to write output bytes/i,
    code: 'disk-full',
    detail: 'The camera tool could not write the video.',
  },
  {
    text: /failed to open (?:output|timestamp) file|unable to open output mux/i,
    code: 'camera-failed',
    detail: 'The camera tool could not open its output.',
    advice: 'See that the folder for temporary files exists and can be written by the agent.',
  },
  {
    text: /received signal 13/i,
    code: 'camera-failed',
    detail: 'The camera tool ended because nobody read its video.',
    advice: 'It is started again by itself; if it stays, look at the load and the log of the agent.',
  },
  SENSOR_STOPPED,
];

const MAX_QUOTE = 300;

/** The error of a camera process that ended by itself; `knownExits` are those of its program. */
export function exitError(report: ExitReport, knownExits: readonly KnownExit[] = KNOWN): RollcallError {
  const quote = lastWords(report.stderr);
  const known = knownExits.find(({ text }) => text.test(report.stderr));
  const { code, detail, advice } = known ?? { code: 'camera-failed' as const, detail: undefined };
  const parts = [
    detail,
    code === 'camera-failed' && `${report.tool} ended (${howItEnded(report)}).`,
    quote !== undefined && `It said: ${quote}`,
  ];
  return new RollcallError(code, parts.filter(Boolean).join(' '), advice === undefined ? {} : { advice });
}

/** What a tool that goes on complains of, such as explains a silence. */
export function complaintIn(stderr: string): RollcallError | undefined {
  const { text, code, detail, advice } = SENSOR_STOPPED;
  return text.test(stderr) ? new RollcallError(code, detail, { advice }) : undefined;
}

/** True for a tool that did not start because it cannot write the times or the metadata of its frames. */
export function refusesTimes({ stderr }: ExitReport): boolean {
  return /incompatible options selected|unrecognised option '--(?:save-pts|metadata)|timestamp file/i.test(
    stderr,
  );
}

/** True for a tool that could not be started, such as one that is no longer there. */
export function wasNotRun({ code }: ExitReport): boolean {
  // Node puts the number of the system's error where the exit code would be.
  return code !== null && code < 0;
}

/** Says who has the camera; `holders` as far as they could be found. */
export function busyError(error: RollcallError, holders: readonly CameraHolder[]): RollcallError {
  const [first] = holders;
  if (!first) {
    const advice = 'Find the other process with "sudo fuser -v /dev/media* /dev/video*" and end it.';
    return new RollcallError('camera-busy', error.message, { advice });
  }
  const names = holders.map(({ name, pid }) => `${name} (pid ${pid})`).join(', ');
  const end = `such as with "kill ${first.pid}"; the camera is opened again by itself.`;
  if (first.probable)
    return new RollcallError('camera-busy', error.message, {
      advice: `Probably ${names} has it. See with "sudo fuser -v /dev/media* /dev/video*", and end it, ${end}`,
    });
  return new RollcallError('camera-busy', `The camera is in use by process ${names}.`, {
    advice: `End it, ${end}`,
  });
}

function howItEnded({ code, signal }: ExitReport): string {
  return signal === null ? `exit code ${code ?? 'unknown'}` : `signal ${signal}`;
}

/** The line that says what was wrong: the last that looks like one, else the last of all. */
function lastWords(stderr: string): string | undefined {
  const lines = stderr.split('\n').flatMap((line) => line.replaceAll(/\p{Cc}/gu, ' ').trim() || []);
  const telling = lines.findLast((line) => /error|what\(\)|failed|no cameras/i.test(line)) ?? lines.at(-1);
  return telling?.slice(0, MAX_QUOTE);
}
