/** SERVICES_BROADCAST and SERVICES_BROADCAST_RESPONSE of the published roll call. */
export const ROLL_CALL = 98;
export const ROLL_ANSWER = 99;

/** What discovery adds to its `[98]`. */
export interface Probe {
  readonly v: 1;
  /** One id for the three probes of a search. */
  readonly search: string;
  /** An agent delays its answer uniformly over this many ms. */
  readonly window: number;
  /** Who asks: its own messages, heard again, are ignored by this. */
  readonly from: string;
  /** The operator's signature, with where it is: see libs/credentials/src/probe-token.ts. */
  readonly token?: string;
}

export interface CardService {
  readonly kind: string;
  readonly port: number;
}

/** What an agent adds to its `[99, hostname]`. */
export interface Card {
  readonly v: 1;
  readonly id: string;
  /** Id of the process. */
  readonly boot: string;
  readonly state: 'here' | 'bye';
  readonly services: readonly CardService[];
  /** The search that this answers; absent in an announcement. */
  readonly search?: string;
  /** In an announcement that is sealed: greater than in any before, also of earlier processes. */
  readonly n?: number;
  /** Its IPv4 addresses, where it is sealed: who sends it from elsewhere is not the agent. */
  readonly at?: readonly string[];
  /** The agent's seal: see libs/credentials/src/card-seal.ts. */
  readonly token?: string;
  /** The agent has no credential yet: it waits for one and does nothing else. */
  readonly unclaimed?: true;
}

export type RollCallMessage =
  | { readonly command: typeof ROLL_CALL; readonly probe?: Probe }
  | { readonly command: typeof ROLL_ANSWER; readonly hostname: string; readonly card?: Card };
