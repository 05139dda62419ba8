import { FINGERPRINT_PATTERN } from '#network/fingerprint.js';
import { readDoors } from '#runtime/doors.js';
import type { EnvReader } from '#runtime/env.js';
import { isLoopback, urlHost } from '#runtime/listen.js';

const NAME = 'ROLLCALL_MQTT_URL';
const SECURE = 'mqtts://host:8883#fingerprint, as the broker says at its start';

/**
 * Where the broker is: ROLLCALL_MQTT_URL, else this host at the port of plain text. Beyond this host the URL is
 * `mqtts:` and its fragment the fingerprint of the broker's certificate; plain text goes there only where
 * ROLLCALL_INSECURE_LAN insists. Throws a StartError.
 */
export function readBrokerUrl(env: EnvReader): string {
  const { plain } = readDoors(env);
  const own = `mqtt://${urlHost(plain)}:${env.port('ROLLCALL_MQTT_PORT', 1883)}`;
  const url = env.url(NAME, ['mqtt:', 'mqtts:'], own);
  const { protocol, hostname, hash } = new URL(url);
  if (protocol === 'mqtts:' && !FINGERPRINT_PATTERN.test(hash.slice(1))) throw env.wrong(NAME, url, SECURE);
  if (protocol === 'mqtt:' && !isLoopback(hostname) && !env.flag('ROLLCALL_INSECURE_LAN'))
    throw env.wrong(NAME, url, `${SECURE}, or ROLLCALL_INSECURE_LAN to true where nobody listens in`);
  return url;
}
