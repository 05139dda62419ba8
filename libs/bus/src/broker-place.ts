const PORTS: Readonly<Record<string, number>> = { 'mqtt:': 1883, 'mqtts:': 8883 };

/** What the URL of a broker says. */
export interface BrokerPlace {
  readonly host: string;
  readonly port: number;
  /** Of the certificate that it shows; undefined where it is spoken to in plain text. */
  readonly fingerprint: string | undefined;
}

/** Reads a URL that `readBrokerUrl` gave. */
export function brokerPlace(url: string): BrokerPlace {
  const { protocol, hostname, port, hash } = new URL(url);
  return {
    // RFC 3986, 3.2.2: a URL has IPv6 in brackets, which no socket takes.
    host: hostname.replace(/^\[|\]$/g, ''),
    port: Number(port) || (PORTS[protocol] ?? 0),
    fingerprint: protocol === 'mqtts:' ? hash.slice(1) : undefined,
  };
}
