import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { RollcallError } from '#contracts/errors/rollcall-error.js';
import type { PowerArgs } from '#contracts/messages/command-args.js';
import type { Clock } from '#contracts/ports/clock.js';

export type PowerAction = PowerArgs['action'];

const VERBS: Readonly<Record<PowerAction, string>> = { 'shut-down': 'poweroff', reboot: 'reboot' };
/**
 * What is ordered at once takes the message bus down before it has answered, so that nobody knows whether the order was
 * taken; a moment later the requester has his answer too.
 */
const LATER_MS = 1000;
/** The system takes the order in this time; it does not carry it out. */
const DEADLINE_MS = 8000;
const MAX_ANSWER_BYTES = 4096;
/** Of its answer, for the refusal. */
const MAX_TEXT = 300;

const LOGIND = ['org.freedesktop.login1', '/org/freedesktop/login1', 'org.freedesktop.login1.Manager'];

/**
 * Has systemd-logind, org.freedesktop.login1(5), shut the host down or start it anew in a second, as far as polkit lets
 * this process: the package has a rule for it. That ends this process too, by SIGTERM, upon which it finishes the
 * recording.
 */
export async function orderPower(
  action: PowerAction,
  clock: Pick<Clock, 'now'>,
  busctl = 'busctl',
): Promise<void> {
  const verb = VERBS[action];
  const at = String((clock.now() + LATER_MS) * 1000);
  const call = ['--system', '--timeout=5', '--allow-interactive-authorization=false', 'call', ...LOGIND];
  try {
    await promisify(execFile)(busctl, [...call, 'ScheduleShutdown', 'st', verb, at], {
      timeout: DEADLINE_MS,
      maxBuffer: MAX_ANSWER_BYTES,
      killSignal: 'SIGKILL',
    });
  } catch (error) {
    const { stderr = '', message } = error as Error & { stderr?: string };
    const why = (stderr.trim() || message).replace(/\s+/g, ' ').slice(0, MAX_TEXT);
    throw new RollcallError('no-power-control', `The system refused to ${verb}: ${why}`, { cause: error });
  }
}
