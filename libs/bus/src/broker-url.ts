import type { EnvReader } from '#runtime/env.js';
import { urlHost } from '#runtime/listen.js';

/** Where the broker is: ROLLCALL_MQTT_URL, else this host at the address and port that it listens on. */
export function readBrokerUrl(env: EnvReader): string {
  const host = urlHost(env.address('ROLLCALL_LISTEN', '127.0.0.1'));
  return env.url('ROLLCALL_MQTT_URL', ['mqtt:'], `mqtt://${host}:${env.port('ROLLCALL_MQTT_PORT', 1883)}`);
}
