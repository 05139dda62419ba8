/** What a rack plays. */
export interface RackOptions {
  readonly count: number;
  /** Of the first host; each further one has the next. The system must let a socket bind to all of them. */
  readonly firstAddress: string;
  /** Of the roll call. */
  readonly port: number;
  /** Ids are this and the number of the host, from 0. */
  readonly prefix: string;
  /** Whether hosts say unasked that they are there. */
  readonly announce: boolean;
  /** The part of the datagrams, 0 to 1, that a host does not hear, and that of those that it sends in vain. */
  readonly lossIn: number;
  readonly lossOut: number;
  /** Of the losses, and of the moments at which hosts start. */
  readonly seed: number;
  /** Hosts start at random moments within this; at 0 as fast as they can. */
  readonly startWithinMs: number;
  /** The operator's data folder: hosts seal their cards as its local agents do. Without it they are unclaimed. */
  readonly operator?: string;
  /** Where every host keeps a connection; the data folder is the operator's, for the fleet secret. */
  readonly broker?: { readonly url: string; readonly dataDir: string };
}

/** To the rack, one a line; the first one opens it. */
export type RackCommand =
  | { readonly do: 'open'; readonly options: RackOptions }
  /** One host ends as a killed process does: without a word, its connection closed. */
  | { readonly do: 'kill'; readonly host: number }
  /** The cable of the whole rack is cut: nothing is closed, nothing comes through. */
  | { readonly do: 'silence' };

/** From the rack, one a line. Times are of CLOCK_MONOTONIC, ms. */
export type RackReport =
  /** Its socket is bound. */
  | { readonly is: 'bound'; readonly id: string; readonly at: number }
  /** Its first datagram goes out. */
  | { readonly is: 'sent'; readonly id: string; readonly at: number }
  /** Every host has started. */
  | { readonly is: 'ready' }
  /** The command was carried out. */
  | { readonly is: 'done'; readonly at: number };

export function idOf({ prefix }: Pick<RackOptions, 'prefix'>, host: number): string {
  return `${prefix}${host}`;
}

export function idsOf(options: Pick<RackOptions, 'prefix' | 'count'>): string[] {
  return Array.from({ length: options.count }, (_, host) => idOf(options, host));
}

/** Now on CLOCK_MONOTONIC, which all processes of a machine share, ms. */
export function monotonicMs(): number {
  return Number(process.hrtime.bigint()) / 1e6;
}
