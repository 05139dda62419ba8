import type { Doctor, OperatorSight } from '#api/main.js';
import type { OperatorApi } from '#doctor/main.js';
import type { Environment } from '#runtime/env.js';
import { systemClock } from '#runtime/system-clock.js';
import { systemRandom } from '#runtime/system-random.js';
import { readTarget } from '../client/target.js';

/** Discovery on this host hears the searches of others all the time: it is asked for them. */
const LISTEN_MS = 1000;

/** The doctor of this host, as the API asks for it: who asks waits for the answer, so nothing is said meanwhile. */
export function doctorOf(env: Environment): Doctor {
  return {
    async examine(sight, signal) {
      const { examine } = await import('#doctor/main.js');
      const { verdict, findings } = await examine(env, {
        clock: systemClock,
        random: systemRandom,
        signal,
        api: asApi(sight, (await readTarget(env, {})).base),
        ask: [],
        listenMs: LISTEN_MS,
        said: () => undefined,
      });
      return { verdict, findings };
    },
  };
}

/** What the API knows already, without the way over its port. */
function asApi({ services, discovery, roster }: OperatorSight, url: string): OperatorApi {
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
