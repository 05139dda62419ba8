import type { KeyObject } from 'node:crypto';
import type { Clock } from '#contracts/ports/clock.js';
import type { Probe } from '#contracts/udp/messages.js';
import { signProbe, type OperatorPlaces } from '#credentials/probe-token.js';

/** Puts the operator's signature under probes. */
export class ProbeSigner {
  private last: { readonly probe: Probe; readonly signed: Promise<Probe> } | undefined;
  private newest = -Infinity;

  constructor(
    private readonly key: KeyObject,
    /** Where TLS is open to the network. */
    private readonly ports: Pick<OperatorPlaces, 'https' | 'mqtts'>,
    private readonly clock: Pick<Clock, 'now'>,
  ) {}

  /**
   * Adds the signature, and where the operator is. One is made for all probes of a search, unless another question came
   * in between: agents believe nothing that was signed before the newest that they know.
   */
  sign(probe: Probe, at: readonly string[]): Promise<Probe> {
    const { last } = this;
    if (last?.probe.search === probe.search && last.probe.window === probe.window) return last.signed;
    // A clock that was set back must not make a stranger of the operator.
    this.newest = Math.max(this.newest, this.clock.now());
    const signed = this.withToken(probe, at);
    this.last = { probe, signed };
    return signed;
  }

  private async withToken(probe: Probe, at: readonly string[]): Promise<Probe> {
    return { ...probe, token: await signProbe(this.key, probe, { at, ...this.ports }, this.newest) };
  }
}
