/** The probes that went out on a link. */
export interface ProbeSeen {
  readonly link: string;
  /** Of this host, there. */
  readonly address: string;
  readonly sent: number;
  /** Codes of the system for those that it did not take. */
  readonly errors: readonly string[];
  /** This host heard its own broadcast; undefined where it could not listen. */
  readonly heardOwn: boolean | undefined;
  /** The interface counted packets that left; undefined where it does not tell. */
  readonly left: boolean | undefined;
}

/** A `[99]` that came for a probe. */
export interface AnswerSeen {
  /** The link whose broadcast it answers; undefined for one that was asked alone. */
  readonly link: string | undefined;
  readonly address: string;
  readonly port: number;
  /** It is from this host. */
  readonly own: boolean;
  readonly hostname: string;
  /** Absent for a service of the published idea, which says its host name alone. */
  readonly card?: { readonly id: string; readonly boot: string };
  readonly afterMs: number;
}

/** Datagrams that were no message of the roll call. */
export interface RefusedSeen {
  readonly kind: string;
  readonly address: string;
  readonly count: number;
}

/** A search of somebody else, heard on this host's networks. */
export interface SearchSeen {
  readonly address: string;
  readonly own: boolean;
  readonly count: number;
}

/** What came by itself. */
export interface HearingSeen {
  readonly ms: number;
  /** Where this host could not listen, and the code of the system. */
  readonly failed: readonly { readonly address: string; readonly code: string }[];
  readonly searches: readonly SearchSeen[];
}
