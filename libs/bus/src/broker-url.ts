import type { EnvReader } from '#runtime/env.js';

const EVERY_ADDRESS = ['0.0.0.0', '::'];

/** Where the broker is: ROLLCALL_MQTT_URL, else this host at the address and port that it listens on. */
export function readBrokerUrl(env: EnvReader): string {
  const listen = env.address('ROLLCALL_LISTEN', '127.0.0.1');
  const host = EVERY_ADDRESS.includes(listen) ? '127.0.0.1' : listen;
  const authority = host.includes(':') ? `[${host}]` : host;
  return env.url(
    'ROLLCALL_MQTT_URL',
    ['mqtt:'],
    `mqtt://${authority}:${env.port('ROLLCALL_MQTT_PORT', 1883)}`,
  );
}
