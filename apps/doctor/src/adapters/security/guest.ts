import type { Packet } from '#bus/connection.js';
import type { Outcome } from '../../domain/security/attempt.js';
import { signsIn, type BrokerPlace, type Way } from './broker-attempts.js';
import type { OperatorKeys } from './operator-keys.js';

/** A camera that is none, with what the operator would give it. */
export class Guest {
  private admitted: Promise<Outcome> | undefined;

  constructor(
    readonly id: string,
    private readonly broker: BrokerPlace,
    private readonly given: OperatorKeys | undefined,
  ) {}

  /** Throws on another host than the operator's. */
  get keys(): OperatorKeys {
    if (this.given) return this.given;
    throw new Error("the keys that a camera's password is made with are on the operator's host");
  }

  /** As it may come. */
  async way(more: { clientId?: string; will?: Packet } = {}): Promise<Way> {
    const { clientId = this.id } = more;
    return { user: this.id, ...more, clientId, password: await this.keys.login(this.id, clientId) };
  }

  /** Whether it gets in another way than it may. Rejects where it does not as it may: to be refused then tells nothing. */
  async getsIn(way: Way): Promise<Outcome> {
    this.admitted ??= this.way().then((own) => signsIn(this.broker, own));
    if ((await this.admitted) === 'open') return signsIn(this.broker, way);
    throw new Error('the broker does not let in a camera with the right password either');
  }
}
