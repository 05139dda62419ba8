import type { ErrorCode } from '#contracts/errors/catalogue.js';
import { RollcallError } from '#contracts/errors/rollcall-error.js';

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
    text: /unrecognised option|cannot be specified more than once/i,
    code: 'unsupported',
    detail: 'The camera tool does not understand how it was called.',
    advice: 'Update rpicam-apps: sudo apt update && sudo apt install rpicam-apps.',
  },
  {
    text: /cannot allocate output context/i,
    code: 'unsupported',
    detail: 'The camera tool cannot encode H.264 to a pipe.',
    advice: 'Install the complete tools: sudo apt install rpicam-apps (not rpicam-apps-lite).',
  },
];

const MAX_QUOTE = 300;

/** The error of a camera process that ended by itself; `knownExits` are those of its program. */
export function exitError(report: ExitReport, knownExits: readonly KnownExit[] = KNOWN): RollcallError {
  const quote = lastWords(report.stderr);
  const known = knownExits.find(({ text }) => text.test(report.stderr));
  const said = quote === undefined ? '' : ` It said: ${quote}`;
  if (!known)
    return new RollcallError('camera-failed', `${report.tool} ended (${howItEnded(report)}).${said}`);
  return new RollcallError(
    known.code,
    `${known.detail}${said}`,
    known.advice ? { advice: known.advice } : {},
  );
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
