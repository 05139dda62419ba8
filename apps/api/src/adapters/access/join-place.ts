import { RollcallError } from '#contracts/errors/rollcall-error.js';
import { brokerPlace } from '#bus/broker-place.js';
import { isLoopback, urlHost } from '#runtime/listen.js';

/** Where a camera of another machine finds the broker. */
export interface BrokerPlace {
  /** As a URL names it; absent where it is the host at which the API was reached. */
  readonly host?: string;
  readonly port: number;
  /** Of its certificate. */
  readonly fingerprint: string;
}

/** Where a camera of another machine reaches the operator. */
export interface JoinPlace {
  /** Of the certificate that the API shows. */
  readonly fingerprint: string;
  readonly broker: BrokerPlace;
}

export interface JoinPlaceNeeds {
  /** Of the certificate that the API shows; undefined where it has no port of TLS. */
  readonly fingerprint: string | undefined;
  readonly mqttUrl: string;
  /** The broker's port of TLS, where it runs on this host. */
  readonly mqttsPort: number;
}

/** Throws `network-closed` where a camera would reach one of the two by plain text alone, or not at all. */
export function joinPlace({ fingerprint, mqttUrl, mqttsPort }: JoinPlaceNeeds): JoinPlace {
  if (fingerprint === undefined) {
    throw new RollcallError('network-closed', 'The API listens on this host alone.');
  }
  const { host, port, fingerprint: ofBroker } = brokerPlace(mqttUrl);
  if (isLoopback(host)) return { fingerprint, broker: { port: known(mqttsPort), fingerprint } };
  if (ofBroker === undefined) {
    throw new RollcallError('network-closed', `The broker at ${host} is spoken to in plain text.`, {
      advice: 'Name it in ROLLCALL_MQTT_URL as mqtts://host:8883#fingerprint, and start Rollcall again.',
    });
  }
  return { fingerprint, broker: { host: urlHost(host), port, fingerprint: ofBroker } };
}

function known(port: number): number {
  if (port !== 0) return port;
  throw new RollcallError(
    'network-closed',
    'The broker has taken a port of TLS that the API does not know.',
    {
      advice: 'Set ROLLCALL_MQTTS_PORT to one port, and start Rollcall again.',
    },
  );
}
