import type { Probe } from '#contracts/udp/messages.js';
import { verifyProbe, type SignedProbe } from '#credentials/probe-token.js';
import { isLoopback } from '#runtime/listen.js';
import { OneByOne } from '#runtime/one-by-one.js';
import type { Refusals } from '#runtime/refusals.js';
import { OperatorWords } from '../../domain/roll-call/operator-word.js';
import type { RollCallTrust } from './roll-call-trust.js';

/** More than the answers of a second, near and far, which are all that may wait. */
const MOST_WAITING = 64;

/** A probe that is to be answered, and where it came from. */
export interface AskedBy {
  readonly probe: Probe;
  readonly address: string;
  /** What `moment` was when it came. */
  readonly moment: number;
}

/**
 * Tells the operator's probes from everybody else's. One signature is looked at at a time, in the order of the answers:
 * who forges many makes the operator wait for milliseconds, and never takes its place.
 */
export class ProbeChecks {
  private readonly words = new OperatorWords();
  private readonly line = new OneByOne();
  private waiting = 0;
  /** The probes of a search carry one token. */
  private last: { readonly probe: Probe; readonly says: SignedProbe } | undefined;

  constructor(
    private readonly trust: RollCallTrust,
    private readonly addresses: () => readonly string[],
    private readonly refusals: Refusals,
  ) {}

  /** Orders probes by when they came: to be taken with each. */
  get moment(): number {
    return this.words.newest;
  }

  /** Whether the operator asks; then it is told to the trust. */
  async isOperators(asked: AskedBy): Promise<boolean> {
    if (asked.probe.token === undefined) return false;
    if (this.waiting >= MOST_WAITING) {
      this.refusals.refuse('udp-unchecked', { from: asked.address });
      return false;
    }
    this.waiting += 1;
    return this.line.take(() => this.check(asked)).finally(() => (this.waiting -= 1));
  }

  private async check({ probe, address, moment }: AskedBy): Promise<boolean> {
    const says = await this.wordOf(probe);
    if (!says) return false;
    const isNews = says.signedAt >= this.words.newest;
    const own = isLoopback(address) || this.addresses().includes(address);
    if (!this.words.believes(says, address, own, moment)) return false;
    if (isNews) this.trust.operatorHeard(says, address);
    return true;
  }

  private async wordOf(probe: Probe): Promise<SignedProbe | undefined> {
    const { last } = this;
    if (last && isSame(last.probe, probe)) return last.says;
    const says = await verifyProbe(this.trust.operatorKey, probe);
    if (says) this.last = { probe, says };
    return says;
  }
}

function isSame(a: Probe, b: Probe): boolean {
  return a.token === b.token && a.search === b.search && a.window === b.window;
}
