import { readBrokerUrl } from '#bus/broker-url.js';
import { EnvReader, type Environment } from '#runtime/env.js';
import { doctorOf } from './doctor-of.js';
import { listenUrl } from './listen-url.js';
import type { Part } from './layers.js';
import { networkUrl, type SecurePort } from './network-url.js';
import { bothStarted, startPart } from './start-part.js';

/** Where the operator's parts are. */
export interface OperatorPlaces {
  readonly api: string;
  readonly mqtt: string;
  /** Of the broker in this process; absent where another one is used. */
  readonly mqttPort?: number;
  /** The API for other hosts; absent where nothing is open to them. */
  readonly https?: string;
}

/**
 * Starts broker, discovery and API in this process, the broker first: it is the only one that the others cannot find
 * later at another port. With ROLLCALL_MQTT_URL that broker is used and none is started.
 */
export async function startOperator(env: Environment, layers: Part[][]): Promise<OperatorPlaces> {
  const [broker, discovery, api] = await Promise.all([
    import('#broker/main.js'),
    import('#discovery/main.js'),
    import('#api/main.js'),
  ]);
  const [below, above]: [Part[], Part[]] = [[], []];
  layers.push(below, above);
  const external = new EnvReader(env).text('ROLLCALL_MQTT_URL') !== undefined;
  const own = external ? undefined : await startPart(below, 'broker', broker.start(env));
  const mqttPort = own?.port;
  const settings = own === undefined ? env : { ...env, ...portsOf(own) };
  const [, { port, secure }] = await bothStarted(
    startPart(above, 'discovery', discovery.start(settings)),
    startPart(above, 'API', api.start(settings, doctorOf(settings))),
  );
  const https = networkUrl(env, { broker: own?.secure, api: secure });
  return {
    api: listenUrl('http', env, port),
    mqtt: readBrokerUrl(new EnvReader(settings)),
    ...(mqttPort !== undefined && { mqttPort }),
    ...(https !== undefined && { https }),
  };
}

/** Those that the broker got, where it was to take free ones. */
function portsOf({ port, secure }: { port: number; secure?: SecurePort | undefined }): Environment {
  return {
    ROLLCALL_MQTT_PORT: String(port),
    ...(secure && { ROLLCALL_MQTTS_PORT: String(secure.port) }),
  };
}
