import type { INestMicroservice } from '@nestjs/common';
import type { Clock } from '#contracts/ports/clock.js';
import type { Logger } from '#contracts/ports/logger.js';
import type { LinkWatch } from '#network/link-watch.js';
import { atMost } from '#runtime/at-most.js';
import type { Running } from '#runtime/running.js';
import type { Membership } from './adapters/enrolment/membership.js';
import type { Board } from './adapters/host/board.js';
import type { MediaServer } from './adapters/http/media-server.js';
import type { CommandAnswers } from './adapters/mqtt/command-answers.js';
import type { RollCallService } from './adapters/udp/roll-call-service.js';
import type { CameraUnit } from './domain/camera/camera-unit.js';
import type { OperatorClock } from './domain/clock/operator-clock.js';

/** How long each part may take to end: within five seconds together, with the end of the process. */
const GOODBYE_MS = 300;
const FINISH_MS = 3000;
const FAREWELL_MS = 900;
const MEDIA_MS = 400;
const BOARD_MS = 100;

export interface AgentParts {
  readonly membership: Membership;
  readonly operatorClock: OperatorClock;
  readonly media: MediaServer;
  readonly camera: CameraUnit;
  readonly board: Pick<Board, 'close'>;
  readonly answers: CommandAnswers;
  readonly app: INestMicroservice;
  readonly rollCall: RollCallService;
  readonly network: LinkWatch;
  readonly linksChanged: () => void;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** An agent that belongs to an operator, at work. */
export class WorkingAgent implements Running {
  private closing: Promise<void> | undefined;

  constructor(
    readonly id: string,
    private readonly parts: AgentParts,
  ) {}

  get mediaPort(): number {
    return this.parts.media.port;
  }

  /**
   * Opens the media port, which the card names, then the camera, and makes itself known. The broker may come later.
   * When a part cannot start, what has started ends again. `revoked` is called when the operator wants it no more.
   */
  async start(listen: string, mediaPorts: readonly number[], revoked: () => void): Promise<void> {
    const { media, camera, app, rollCall, network, linksChanged, membership, operatorClock } = this.parts;
    try {
      await media.start(listen, mediaPorts);
      await camera.start();
      await app.listen();
      await rollCall.start([{ kind: 'camera', port: this.mediaPort }]);
      network.start(linksChanged);
      membership.start(operatorClock, revoked);
    } catch (error) {
      await this.close();
      throw error;
    }
  }

  /** Says goodbye, finishes the recording, tells the broker, ends; within five seconds. */
  close(): Promise<void> {
    this.closing ??= this.end();
    return this.closing;
  }

  private async end(): Promise<void> {
    const { rollCall, network, camera, board, answers, app, media, membership } = this.parts;
    membership.stop();
    network.stop();
    await this.step('the goodbye', GOODBYE_MS, () => rollCall.stop());
    await this.step('the recording', FINISH_MS, () => camera.stop().finally(() => answers.settled()));
    await this.step('the farewell', FAREWELL_MS, () => app.close());
    await this.step('the media port', MEDIA_MS, () => media.stop());
    await this.step('the light', BOARD_MS, () => board.close());
  }

  /** One part that fails or hangs does not keep the others from ending. */
  private async step(what: string, ms: number, work: () => Promise<void>): Promise<void> {
    const { clock, logger } = this.parts;
    try {
      if (await atMost(ms, work(), clock)) return;
      logger.warn({ what, ms }, `The agent stops without waiting longer for ${what}`);
    } catch (error) {
      logger.error({ err: error, what }, `The agent stops; ${what} failed`);
    }
  }
}
