import type { Logger } from '#contracts/ports/logger.js';
import { encodeRollCall } from '#contracts/udp/codec.js';
import { ROLL_CALL, type Probe } from '#contracts/udp/messages.js';
import type { Refusals } from '#runtime/refusals.js';
import type { LinkSockets } from './link-sockets.js';
import type { ProbeSigner } from './probe-signer.js';
import type { Route } from './routes.js';

/** Questions that may wait for their signatures, which take a millisecond each. */
const MOST_UNSIGNED = 64;

/** Sends probes, each with the operator's signature or not at all, in the order in which they were given. */
export class ProbeOutbox {
  private line: Promise<void> = Promise.resolve();
  /** Those that wait to be signed. */
  private readonly unsigned = new Set<Promise<Probe>>();
  /** Senders whose last datagram did not go out: one line in the log for each, until it does. */
  private readonly failing = new Set<string>();

  constructor(
    private readonly sockets: Pick<LinkSockets, 'at'>,
    private readonly signer: Pick<ProbeSigner, 'sign'>,
    private readonly logger: Logger,
    private readonly refusals: Refusals,
  ) {}

  /** `at` are the operator's addresses; `ready` resolves when the sockets are there. */
  send(probe: Probe, routes: readonly Route[], at: readonly string[], ready: Promise<void>): void {
    const signed = this.signer.sign(probe, at);
    const bytes = signed.then(
      (message) => encodeRollCall({ command: ROLL_CALL, probe: message }),
      (error: unknown) => this.failed(error, probe),
    );
    if (this.unsigned.size >= MOST_UNSIGNED && !this.unsigned.has(signed))
      return this.refusals.refuse('udp-unsigned', { search: probe.search, why: 'too many wait' });
    this.unsigned.add(signed);
    this.line = this.line.then(async () => {
      const datagram = await bytes;
      this.unsigned.delete(signed);
      await ready;
      if (datagram) for (const route of routes) void this.sendOne(datagram, route);
    });
  }

  private failed(error: unknown, { search }: Probe): undefined {
    this.refusals.refuse('udp-unsigned', { err: error, search });
  }

  private async sendOne(bytes: Uint8Array, { from, to }: Route): Promise<void> {
    try {
      await this.sockets.at(from)?.send(bytes, to);
      this.failing.delete(from);
    } catch (error) {
      if (!this.failing.has(from))
        this.logger.warn({ err: error, from, to }, 'A call could not be sent; trying on');
      this.failing.add(from);
    }
  }
}
