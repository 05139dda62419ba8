import type {
  BrokerSeen,
  FirewallSeen,
  IdentitySeen,
  InterfaceSeen,
  LinkSeen,
  PortHolder,
} from './seen/host.js';
import type { AnswerSeen, HearingSeen, ProbeSeen, RefusedSeen } from './seen/network.js';
import type { OperatorSeen } from './seen/operator.js';
import type { TargetSeen } from './seen/target.js';

/** All that was seen. */
export interface Observations {
  /** UDP port of the roll call. */
  readonly port: number;
  /** ROLLCALL_INTERFACES. */
  readonly named: readonly string[] | undefined;
  /** ROLLCALL_SEEDS. */
  readonly seeds: readonly string[];
  readonly interfaces: readonly InterfaceSeen[];
  readonly links: readonly LinkSeen[];
  /** Signs of a container, such as `/.dockerenv`. */
  readonly containerSigns: readonly string[];
  /** Undefined where the system does not tell. */
  readonly holders: readonly PortHolder[] | undefined;
  readonly identity: IdentitySeen | undefined;
  readonly firewall: FirewallSeen;
  readonly broker: BrokerSeen;
  readonly probes: readonly ProbeSeen[];
  /** Those that broadcasts brought. */
  readonly answers: readonly AnswerSeen[];
  readonly refused: readonly RefusedSeen[];
  readonly hearing: HearingSeen;
  readonly targets: readonly TargetSeen[];
  /** Addresses beyond those that one examination asks. */
  readonly targetsLeftOut: number;
  readonly operator: OperatorSeen;
}
