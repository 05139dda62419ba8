import type { INestMicroservice } from '@nestjs/common';
import type { Clock } from '#contracts/ports/clock.js';
import type { Logger } from '#contracts/ports/logger.js';
import type { AgentRegister } from '#credentials/agent-register.js';
import { atMost } from '#runtime/at-most.js';
import type { Running } from '#runtime/running.js';
import type { RegistryFile } from './adapters/fs/registry-file.js';
import type { RegistryOutlet } from './adapters/mqtt/registry-outlet.js';
import type { UdpRollCall } from './adapters/udp/udp-roll-call.js';
import type { Discovery } from './domain/discovery.js';

const CLOSE_MS = 2000;

export interface RunningParts {
  readonly discovery: Discovery;
  readonly register: AgentRegister;
  readonly rollCall: UdpRollCall;
  readonly store: RegistryFile;
  readonly outlet: RegistryOutlet;
  readonly app: INestMicroservice;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** Discovery at work. */
export class RunningDiscovery implements Running {
  private closing: Promise<void> | undefined;

  constructor(private readonly parts: RunningParts) {}

  /** Resolves when the registry is saved and the farewell is said, or after two seconds. */
  close(): Promise<void> {
    this.closing ??= this.end();
    return this.closing;
  }

  private async end(): Promise<void> {
    const { clock, logger } = this.parts;
    const inTime = await atMost(CLOSE_MS, this.endAll(), clock);
    if (!inTime) logger.warn({}, 'Discovery did not end in time; it stops without its farewell');
  }

  private async endAll(): Promise<void> {
    const { discovery, register, rollCall, store, outlet, app } = this.parts;
    discovery.stop();
    register.stop();
    const farewell = outlet.idle().then(() => app.close());
    await Promise.all([rollCall.stop(), store.close(), farewell]);
  }
}
