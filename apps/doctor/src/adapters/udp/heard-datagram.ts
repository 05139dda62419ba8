import type { RemoteInfo } from 'node:dgram';

/** A datagram as it came; `at` is monotonic. */
export interface HeardDatagram {
  readonly bytes: Uint8Array;
  readonly address: string;
  readonly port: number;
  readonly at: number;
}

/** More than a fleet of a thousand answers to three probes; what a flood brings beyond is left. */
const MOST = 4096;

/** Keeps what a socket hears, up to a bound. */
export class Heard {
  readonly datagrams: HeardDatagram[] = [];

  constructor(private readonly now: () => number) {}

  take(bytes: Uint8Array, { address, port }: RemoteInfo): void {
    if (this.datagrams.length < MOST) this.datagrams.push({ bytes, address, port, at: this.now() });
  }
}
