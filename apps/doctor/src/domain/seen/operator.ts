/** A service, as far as the operator tells of it. */
export interface ServiceSeen {
  readonly id: string;
  readonly label: string;
  readonly addresses: readonly string[];
  readonly port?: number;
  readonly found: boolean;
  readonly flags: readonly string[];
  readonly conflict: readonly string[];
  /** Where it is lost: how long, by the clocks of both hosts, and the reason as discovery names it. */
  readonly lost?: { readonly reason: string; readonly agoMs: number };
}

/** Who is expected. */
export interface RosterSeen {
  readonly expected: number;
  readonly missing: readonly string[];
}

export interface DiscoverySeen {
  readonly present: boolean;
  readonly links: readonly { readonly name: string; readonly address: string; readonly broadcast: string }[];
  readonly leftOut: readonly string[];
  readonly seeds: readonly string[];
  readonly refused: Readonly<Record<string, number>>;
  readonly network?: { readonly silent: number; readonly known: number };
}

/** What the operator's API says. */
export type OperatorSeen =
  | {
      readonly state: 'reached';
      readonly url: string;
      /** Undefined where the API is older and does not tell. */
      readonly discovery: DiscoverySeen | undefined;
      readonly services: readonly ServiceSeen[];
      /** Undefined where the API does not tell. */
      readonly roster: RosterSeen | undefined;
    }
  | {
      readonly state: 'unreachable' | 'refused' | 'failed';
      readonly url: string;
      /** ROLLCALL_URL names it. */
      readonly named: boolean;
      readonly why: string;
    };
