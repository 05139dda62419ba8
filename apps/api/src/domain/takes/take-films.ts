import { type RollcallError } from '#contracts/errors/rollcall-error.js';
import { toProblem } from '#contracts/errors/problem.js';
import { mapBounded } from '#contracts/map-bounded.js';
import { AT_ONCE } from '../fleet/targets.js';
import type { RecordingSource } from '../recordings/recording-source.js';
import { isSettled, type Take, wants } from './take.js';
import type { TakeBook } from './take-book.js';
import { heard, heardAll, isOf, unanswered } from './take-course.js';
import type { TakeOrders } from './take-orders.js';
import { isNotRecording } from './take-refusals.js';

export interface FilmsParts {
  readonly book: TakeBook;
  readonly orders: Pick<TakeOrders, 'stop'>;
  readonly source: RecordingSource;
}

/** The films of takes: ended with them, and asked for where nobody told of them. */
export class TakeFilms {
  constructor(private readonly parts: FilmsParts) {}

  /** Ends what all cameras record of a take that was cut. Never rejects. */
  async end(take: Take): Promise<void> {
    const open = take.entries.filter(({ state }) => !isSettled(state));
    await mapBounded(open, AT_ONCE, ({ cameraId }) => this.endOne(take, cameraId));
  }

  /** Ends what one camera records of a take that was cut. Never rejects. */
  async endOne(take: Take, cameraId: string): Promise<void> {
    try {
      const idle = await this.stop(take, cameraId);
      // Films that began or were closed while the API was gone were told of to nobody.
      if (idle || this.isOpen(take, cameraId)) await this.list(take, cameraId);
      if (idle) this.parts.book.step(take.id, (now) => unanswered(now, cameraId, toProblem(idle), true));
    } catch (error) {
      this.parts.book.step(take.id, (now) => unanswered(now, cameraId, toProblem(error), false));
    }
  }

  /** Asks a camera for everything that it keeps of a take. Rejects with an error of the catalogue. */
  async list(take: Take, cameraId: string): Promise<void> {
    const films = (await this.parts.source.list(cameraId)).filter((each) => isOf(take, each));
    this.parts.book.step(take.id, (now) => heardAll(now, cameraId, films));
  }

  /** Resolves with why there was nothing to end, where there was nothing. Rejects with any other error. */
  private async stop(take: Take, cameraId: string): Promise<RollcallError | undefined> {
    try {
      const recording = await this.parts.orders.stop(take, cameraId);
      this.parts.book.step(take.id, (now) => heard(now, recording));
      return undefined;
    } catch (error) {
      if (isNotRecording(error)) return error;
      throw error;
    }
  }

  private isOpen({ id }: Take, cameraId: string): boolean {
    return this.parts.book.open.some((take) => take.id === id && wants(take, cameraId));
  }
}
