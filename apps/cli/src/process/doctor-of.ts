import type { Doctor, OperatorSight } from '#api/main.js';
import type { OperatorApi } from '#doctor/main.js';
import { RollcallError } from '#contracts/errors/rollcall-error.js';
import type { Environment } from '#runtime/env.js';
import { StartError } from '#runtime/start-error.js';
import { systemClock } from '#runtime/system-clock.js';
import { systemRandom } from '#runtime/system-random.js';

/** Discovery on this host hears the searches of others all the time: it is asked for them. */
const LISTEN_MS = 1000;

/** The doctor of this host, as the API asks for it: who asks waits for the answer, so nothing is said meanwhile. */
export function doctorOf(env: Environment): Doctor {
  return {
    async examine(sight, signal) {
      const { examine } = await import('#doctor/main.js');
      const given = { clock: systemClock, random: systemRandom, signal, api: asApi(sight), ask: [] };
      const report = examine(env, { ...given, listenMs: LISTEN_MS, said: () => undefined });
      const { verdict, findings } = await report.catch(named);
      return { verdict, findings };
    },
  };
}

/** A variable of another part may be wrong, which the API has never read. */
function named(error: unknown): never {
  if (error instanceof StartError) throw new RollcallError('internal', error.message, { cause: error });
  throw error;
}

/** What the API knows already, without the way over its port. */
function asApi({ url, services, discovery, roster }: OperatorSight): OperatorApi {
  const bodies = new Map<string, object>([
    ['/services', services],
    ['/discovery', discovery],
    ['/roster', roster],
  ]);
  return {
    url,
    named: true,
    get(path) {
      const body = bodies.get(path);
      return Promise.resolve(
        body ? { kind: 'body', body } : { kind: 'absent', why: `${path} was not asked for` },
      );
    },
  };
}
