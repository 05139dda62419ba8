import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { RollcallError } from '#contracts/errors/rollcall-error.js';
import type { PowerArgs } from '#contracts/messages/command-args.js';

export type PowerAction = PowerArgs['action'];

const VERBS: Readonly<Record<PowerAction, string>> = { 'shut-down': 'poweroff', reboot: 'reboot' };
/** The system takes the order in this time; it does not carry it out. */
const DEADLINE_MS = 8000;
const MAX_ANSWER_BYTES = 4096;
/** Of its answer, for the refusal. */
const MAX_TEXT = 300;

/**
 * Shuts the host down or starts it anew, as far as polkit lets this process: the package has a rule for it. The order
 * ends this process too, by SIGTERM, upon which it finishes the recording.
 */
export async function orderPower(action: PowerAction, systemctl = 'systemctl'): Promise<void> {
  const verb = VERBS[action];
  try {
    await promisify(execFile)(systemctl, ['--no-ask-password', '--no-wall', verb], {
      timeout: DEADLINE_MS,
      maxBuffer: MAX_ANSWER_BYTES,
      killSignal: 'SIGKILL',
    });
  } catch (error) {
    const { stderr = '', message } = error as Error & { stderr?: string };
    const why = (stderr.trim() || message).replace(/\s+/g, ' ').slice(0, MAX_TEXT);
    throw new RollcallError('no-power-control', `"systemctl ${verb}" was refused: ${why}`, { cause: error });
  }
}
