import type { Clock } from '#contracts/ports/clock.js';
import type { Logger } from '#contracts/ports/logger.js';
import type { Random } from '#contracts/ports/random.js';
import { loadOrCreateTlsIdentity } from '#credentials/tls-identity.js';
import { LinkWatch } from '#network/link-watch.js';
import { onlyDoor } from '#runtime/doors.js';
import { isLoopback, urlHost } from '#runtime/listen.js';
import { Refusals } from '#runtime/refusals.js';
import { loadOrCreateAgentKey } from './adapters/enrolment/agent-key.js';
import { EnrolmentFile, type KeptEnrolment } from './adapters/enrolment/enrolment-file.js';
import { enrolledMembership, findMembership } from './adapters/enrolment/find-membership.js';
import { Joining } from './adapters/enrolment/joining.js';
import type { Membership } from './adapters/enrolment/membership.js';
import { ScheduleFile } from './adapters/camera/schedule-file.js';
import type { FoundCamera } from './adapters/drivers/found-camera.js';
import type { BoardLed } from './adapters/host/board-led.js';
import { RollCallService } from './adapters/udp/roll-call-service.js';
import type { AgentSelf } from './agent-self.js';
import { assemble, type CameraFactory, type MediaDoor } from './assemble.js';
import type { AgentConfig } from './config.js';
import type { TrueTime } from './adapters/drivers/simulated/simulated-run.js';
import type { HostTime } from './adapters/drivers/simulated/host-time.js';
import { OPERATOR_PORT } from './domain/enrolment/operator-places.js';
import { UnclaimedAgent } from './unclaimed-agent.js';
import type { WorkingAgent } from './working-agent.js';

/** After what could not be begun: the port of the films may be free again. */
const AGAIN_MS = 10_000;

export interface LifeParts {
  readonly config: AgentConfig;
  readonly self: AgentSelf;
  readonly found: FoundCamera;
  readonly led: BoardLed;
  readonly makeCamera: CameraFactory;
  readonly clock: Clock;
  /** Where the clock is made wrong. */
  readonly trueTime?: TrueTime | undefined;
  readonly hostTime: HostTime;
  readonly random: Random;
  readonly logger: Logger;
}

/** What an agent is at the moment: one that belongs to nobody, or one at work for its operator. One follows the other. */
export class AgentLife {
  private now: UnclaimedAgent | WorkingAgent | undefined;
  private working: WorkingAgent | undefined;
  private closed = false;
  /** Changes come one after the other. */
  private turn: Promise<void> = Promise.resolve();

  private readonly refusals: Refusals;

  constructor(private readonly parts: LifeParts) {
    this.refusals = new Refusals(parts.logger, parts.clock);
  }

  /** 0 while it belongs to nobody: it serves no films then. */
  get mediaPort(): number {
    return this.working?.mediaPort ?? 0;
  }

  get claimed(): boolean {
    return this.working !== undefined;
  }

  /** Throws a StartError for what a person can mend. */
  async start(): Promise<void> {
    const membership = await findMembership(this.places, this.parts);
    if (membership) await this.work(membership);
    else await this.wait();
  }

  async close(): Promise<void> {
    this.closed = true;
    await this.turn;
    await this.now?.close();
  }

  private get places() {
    const { config, self } = this.parts;
    return { ...config, id: self.id, folder: self.folder, hostFolder: self.hostFolder };
  }

  private async work(membership: Membership): Promise<void> {
    const { config, logger } = this.parts;
    const mediaDoor = await this.mediaDoor(membership);
    const agent = await assemble({ ...this.parts, membership, mediaDoor });
    await agent.start(mediaDoor.listen, config.mediaPorts, () => this.change(() => this.revoked()));
    this.now = this.working = agent;
    const { id, mediaPort } = agent;
    logger.info({ id, mediaPort, listen: mediaDoor.listen }, 'The camera agent is ready');
  }

  private async mediaDoor({ brokerHost }: Membership): Promise<MediaDoor> {
    const { config, self, logger } = this.parts;
    const doors = config.doors(`mqtt://${urlHost(brokerHost)}`);
    const listen = onlyDoor(doors);
    const secure = doors.secure !== undefined && !doors.insecure;
    const tls = secure ? await loadOrCreateTlsIdentity(self.folder) : undefined;
    if (isLoopback(listen) && !isLoopback(brokerHost))
      logger.warn(
        { listen },
        'The media port is open to this host alone: unset ROLLCALL_LISTEN, or no recording can be downloaded elsewhere',
      );
    if (doors.insecure)
      logger.warn({ listen }, 'Films cross the network in plain text: do so only where nobody listens in');
    return { listen, tls };
  }

  private async wait(): Promise<void> {
    const { config, self, clock, random, logger } = this.parts;
    const { refusals } = this;
    const network = new LinkWatch(clock, config.interfaces);
    const joining = await this.joining();
    const rollCall = new RollCallService({
      port: config.discoveryPort,
      hostname: self.hostname,
      card: { id: self.id, boot: self.boot },
      links: () => network.links,
      addresses: () => network.addresses,
      allowFrom: config.allowFrom,
      strangerHeard: (host, { https }) => joining?.heard({ host, port: https ?? OPERATOR_PORT }),
      clock,
      random,
      logger,
      refusals,
    });
    const agent = new UnclaimedAgent({ rollCall, network, joining, look: () => this.look(), clock });
    await agent.start();
    this.now = agent;
    logger.warn({ id: self.id }, joining ? WAITS : UNCLAIMED);
  }

  private async joining(): Promise<Joining | undefined> {
    const { config, self, clock, random, logger } = this.parts;
    if (!config.join) return undefined;
    const { id, hostname, hostFolder } = self;
    const key = await loadOrCreateAgentKey(hostFolder);
    const parts = { token: config.join, operator: config.operator, id, hostname, key, clock, random, logger };
    return new Joining(parts, (kept) => this.join(kept));
  }

  /** Rejects where what the operator gave cannot be used or kept: then it is to be asked again. */
  private async join(kept: KeptEnrolment): Promise<void> {
    const membership = await enrolledMembership(kept, this.places, this.parts);
    await new EnrolmentFile(this.parts.self.folder).save(kept);
    this.parts.logger.info({ ...kept.operator }, 'The camera has joined its operator');
    this.change(() => this.become(membership));
  }

  /** The operator's parts may start after the agent and make their keys then. */
  private async look(): Promise<void> {
    try {
      const membership = await findMembership(this.places, this.parts);
      if (membership && !this.working) this.change(() => this.become(membership));
    } catch (error) {
      this.refusals.refuse('membership-unreadable', { why: text(error) });
    }
  }

  private async become(membership: Membership): Promise<void> {
    if (this.working) return;
    await this.now?.close();
    this.now = undefined;
    await this.work(membership);
  }

  private async revoked(): Promise<void> {
    await this.working?.close();
    this.now = this.working = undefined;
    const { self, logger } = this.parts;
    // What it recorded for one operator it does not go on with for the next.
    await new ScheduleFile(self.folder, logger).remove();
    await new EnrolmentFile(self.folder).remove();
    await this.wait();
  }

  private change(step: () => Promise<void>): void {
    this.turn = this.turn.then(async () => {
      if (this.closed) return;
      try {
        await step();
      } catch (error) {
        const { logger, clock } = this.parts;
        logger.error({ err: error }, 'The agent could not go on; it begins again in ten seconds');
        if (!this.now) clock.after(AGAIN_MS, () => this.change(() => this.start()));
      }
    });
  }
}

function text(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

const WAITS = 'This camera belongs to nobody yet: it looks for the operator that made its join token.';
const UNCLAIMED =
  'This camera belongs to nobody: it takes no command and serves no films. On the operator\'s host run "rollcall token create", and start the agent with ROLLCALL_JOIN set to what it prints.';
