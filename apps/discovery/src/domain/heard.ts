import type { Card } from '#contracts/udp/messages.js';

/** Where a datagram comes from or goes to. */
export interface Endpoint {
  /** IPv4. */
  readonly address: string;
  readonly port: number;
}

/** A `[99]` as it was heard. */
export interface Heard extends Endpoint {
  /** The sender has an address of this very host. */
  readonly own: boolean;
  readonly hostname: string;
  readonly card?: Card;
}
