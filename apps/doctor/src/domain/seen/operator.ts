/** A service, as far as the operator tells of it. */
export interface ServiceSeen {
  readonly id: string;
  readonly label: string;
  readonly addresses: readonly string[];
  readonly port?: number;
  readonly found: boolean;
  readonly flags: readonly string[];
  readonly conflict: readonly string[];
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
    }
  | {
      readonly state: 'unreachable' | 'refused' | 'failed';
      readonly url: string;
      /** ROLLCALL_URL names it. */
      readonly named: boolean;
      readonly why: string;
    };
