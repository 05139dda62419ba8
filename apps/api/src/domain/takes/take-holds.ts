import type { Event } from '#contracts/messages/event.js';
import type { Logger } from '#contracts/ports/logger.js';
import type { EventSink } from '../events/event-sink.js';
import type { Fleet } from '../fleet/fleet.js';
import { wants } from './take.js';
import type { TakeBook } from './take-book.js';
import type { TakeOrders } from './take-orders.js';

export interface HoldParts {
  readonly book: Pick<TakeBook, 'find'>;
  readonly orders: Pick<TakeOrders, 'disarm'>;
  readonly fleet: Pick<Fleet, 'heldFor'>;
  readonly logger: Logger;
}

/** An agent tells how it fares every ten seconds, and how it is as soon as it is back. */
const REPORTS: readonly string[] = ['camera.status', 'camera.telemetry'];

/**
 * Lets go of cameras that are held for a take that does not want them any more: they did not hear of its end. Each is told
 * once for each report of its own.
 */
export class TakeHolds implements EventSink {
  constructor(private readonly parts: HoldParts) {}

  /** Never throws: what a camera refuses it is told again with its next report. */
  publish({ type, subject }: Event): void {
    if (!REPORTS.includes(type)) return;
    const { fleet, logger } = this.parts;
    const takeId = fleet.heldFor(subject);
    if (takeId === undefined) return;
    this.check(subject, takeId).catch((error: unknown) => {
      logger.error(
        { err: error, camera: subject, take: takeId },
        'What a camera is held for cannot be looked up',
      );
    });
  }

  /** A take that is not known may be another API's. */
  private async check(cameraId: string, takeId: string): Promise<void> {
    const { book, orders } = this.parts;
    const take = await book.find(takeId);
    if (take && !wants(take, cameraId)) await orders.disarm(take, cameraId);
  }
}
