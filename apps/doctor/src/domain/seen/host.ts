/** A network interface of this host. */
export interface InterfaceSeen {
  readonly name: string;
  /** IPv4, such as `192.168.1.20/24`. */
  readonly addresses: readonly string[];
  /** A bridge of containers or a tunnel, by its name. */
  readonly virtual: boolean;
  readonly loopback: boolean;
  /** There is a device behind it, such as a network card. */
  readonly hardware: boolean;
  readonly up: boolean;
  /** Its other end is in another network namespace, as a container's is. */
  readonly paired: boolean;
}

/** A network of this host that takes part in the roll call. */
export interface LinkSeen {
  readonly name: string;
  readonly address: string;
  readonly network: number;
  readonly prefix: number;
  /** Undefined in a network of one or two addresses. */
  readonly broadcast: string | undefined;
  readonly loopback: boolean;
}

/** A socket on the port of the roll call. */
export interface PortHolder {
  readonly address: string;
  /** Datagrams that it lost as they were not read in time: until the examination began, and until it ended. */
  readonly drops: number;
  readonly dropsAfter: number;
  /** Absent where the process may not be seen. */
  readonly process?: {
    readonly pid: number;
    /** Of the program. */
    readonly name: string;
    /** Of Rollcall, such as `discovery`. */
    readonly command?: string;
  };
}

export interface IdentitySeen {
  readonly id: string;
  /** ROLLCALL_ID or a file. */
  readonly source: string;
}

/** The rules of this host's firewall, as far as they can be read. */
export type FirewallSeen =
  | { readonly state: 'read'; readonly tool: string; readonly drops: boolean; readonly opensPort: boolean }
  | { readonly state: 'absent' | 'no-right' }
  | { readonly state: 'failed'; readonly why: string };

/** What came of a TCP connection: `silent` is no answer in time; else the code of the system, such as EHOSTUNREACH. */
export type TcpOutcome = 'open' | 'refused' | 'silent' | (string & {});

export interface BrokerSeen {
  readonly url: string;
  readonly port: number;
  /** ROLLCALL_MQTT_URL names it. */
  readonly named: boolean;
  /** Its host, as an IP address; absent where the name has none. */
  readonly address?: string;
  /** It is this host, by its loopback. */
  readonly loopback: boolean;
  readonly tcp: TcpOutcome;
  /** ROLLCALL_LISTEN is loopback: films can be fetched from this host alone. */
  readonly listensOnLoopback: boolean;
}
