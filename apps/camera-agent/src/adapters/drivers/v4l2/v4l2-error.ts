import type { RollcallError } from '#contracts/errors/rollcall-error.js';
import { exitError, type ExitReport, type KnownExit } from '../rpicam/exit-error.js';

/** Of v4l2-ctl and of ffmpeg, whose words for the same differ. */
const KNOWN: readonly KnownExit[] = [
  { text: /device or resource busy/i, code: 'camera-busy', detail: 'Another process uses the camera.' },
  {
    text: /permission denied/i,
    code: 'camera-failed',
    detail: 'This user may not open the camera.',
    advice: 'Let it: sudo usermod -aG video <user>, then log in anew.',
  },
  {
    // v4l2-ctl says no more than this, also where the right is missing.
    text: /cannot open (?:video )?device|failed to open \/dev|\/dev\/\S+: no such file|no such device/i,
    code: 'no-camera',
    detail: 'The camera is not connected, or this user may not open it.',
    advice: 'Plug it in; the user of the agent must be in the group video.',
  },
  {
    text: /unknown encoder|unknown input format|encoder not found|option not found/i,
    code: 'unsupported',
    detail: 'This ffmpeg cannot encode H.264 from a camera.',
    advice: 'Install the complete one: sudo apt install ffmpeg.',
  },
  {
    text: /cannot find a proper format|invalid argument|not support/i,
    code: 'unsupported',
    detail: 'The camera refused the size, the rate or the setting.',
  },
];

/** The error of a program of a USB camera that ended by itself. */
export function v4l2Error(report: ExitReport): RollcallError {
  return exitError(report, KNOWN);
}
