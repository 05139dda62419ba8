import type { Running } from '#runtime/running.js';
import type { LinkWatch } from '#network/link-watch.js';
import type { Clock, Timer } from '#contracts/ports/clock.js';
import type { Joining } from './adapters/enrolment/joining.js';
import type { RollCallService } from './adapters/udp/roll-call-service.js';

/** How often it is asked whether this has become the operator's host. */
const LOOK_MS = 1000;

export interface UnclaimedParts {
  readonly rollCall: RollCallService;
  readonly network: LinkWatch;
  /** Absent without a join token. */
  readonly joining: Joining | undefined;
  /** Looks whether the operator's parts have made their keys in the data folder. */
  readonly look: () => Promise<void>;
  readonly clock: Clock;
}

/** An agent that belongs to nobody: it can be found, and does nothing else until somebody lets it join. */
export class UnclaimedAgent implements Running {
  private timer: Timer | undefined;
  private stopped = false;

  constructor(private readonly parts: UnclaimedParts) {}

  /** Throws a StartError when another program keeps the port of the roll call. */
  async start(): Promise<void> {
    const { rollCall, network, joining } = this.parts;
    await rollCall.start([]);
    network.start(() => rollCall.announce());
    joining?.start();
    this.lookLater();
  }

  async close(): Promise<void> {
    this.stopped = true;
    this.timer?.stop();
    const { rollCall, network, joining } = this.parts;
    joining?.stop();
    network.stop();
    await rollCall.stop();
  }

  private lookLater(): void {
    this.timer = this.parts.clock.after(LOOK_MS, () => void this.look());
  }

  private async look(): Promise<void> {
    await this.parts.look();
    if (!this.stopped) this.lookLater();
  }
}
