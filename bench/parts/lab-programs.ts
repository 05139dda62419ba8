import type { Host } from '#testing/netlab/host.js';
import type { Program } from '#testing/program.js';
import { secureBrokerUrls } from '#testing/secure-broker-urls.js';
import { OPERATOR } from './host-lab.js';
import type { Scene } from './scene.js';

const READY_MS = 60_000;

/** `rollcall up` on a host of a lab, once it says that it is up. */
export async function startUpIn(scene: Scene, host: Host): Promise<Program> {
  const up = host.rollcall(['up'], envIn(scene));
  await up.says('Rollcall is up', READY_MS);
  return up;
}

/** A reader of the event stream on the operator's host. */
export function watchIn(scene: Scene, operator: Host): Program {
  return operator.rollcall(['watch', '--json'], envIn(scene));
}

/** An agent with the host's name for its id, which knows where the broker is. */
export async function startAgentIn(scene: Scene, host: Host): Promise<Program> {
  return host.rollcall(['agent'], {
    ...envIn(scene),
    ROLLCALL_ID: host.name,
    ROLLCALL_DRIVER: 'simulated',
    ROLLCALL_MQTT_URL: (await brokerIn(scene)).url,
  });
}

/** What a rack's hosts need to connect to the broker on the operator's host. */
export async function brokerIn({ place: { dataDir } }: Scene): Promise<Scene['broker']> {
  return { url: (await secureBrokerUrls(dataDir))(OPERATOR), dataDir };
}

function envIn({ place }: Scene): Record<string, string> {
  return { ...place.env, ROLLCALL_LISTEN: '0.0.0.0', ROLLCALL_INTERFACES: 'eth0' };
}
