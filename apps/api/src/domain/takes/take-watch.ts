import { RollcallError } from '#contracts/errors/rollcall-error.js';
import { toProblem } from '#contracts/errors/problem.js';
import { mapBounded } from '#contracts/map-bounded.js';
import type { Event } from '#contracts/messages/event.js';
import type { Recording } from '#contracts/messages/recording.js';
import type { Clock, Timer } from '#contracts/ports/clock.js';
import type { EventSink } from '../events/event-sink.js';
import type { CameraDirectory } from '../fleet/camera-directory.js';
import { CLOSING_MS, isSettled, isStill, type Take } from './take.js';
import type { TakeBook } from './take-book.js';
import { cut, heard, isOf, unanswered, unready } from './take-course.js';
import type { TakeDirector } from './take-director.js';
import type { TakeFilms } from './take-films.js';

/** What was not heard of, as events may be lost, is asked for so often. */
const LOOK_MS = 10_000;
const ASKED_AT_ONCE = 16;
/** Whoever was told of a still has answered by so long after its instant, or has not heard. */
const STILL_MS = 20_000;
/** What has not come by then does not come: agents remember seconds. */
const STILL_LOST_MS = 120_000;

export interface WatchParts {
  readonly book: TakeBook;
  readonly director: Pick<TakeDirector, 'stillOf'>;
  readonly films: Pick<TakeFilms, 'list' | 'endOne'>;
  readonly cameras: Pick<CameraDirectory, 'requireCommandable'>;
  readonly clock: Clock;
}

/** Brings the takes up to date with what the cameras tell, and with what they do not tell. */
export class TakeWatch implements EventSink {
  private timer: Timer | undefined;
  private looking = false;

  constructor(private readonly parts: WatchParts) {}

  start(): void {
    this.timer = this.parts.clock.after(LOOK_MS, () => void this.look().finally(() => this.again()));
  }

  stop(): void {
    this.timer?.stop();
    this.timer = undefined;
  }

  publish({ type, subject, data }: Event): void {
    if (this.parts.book.open.length === 0) return;
    if (type === 'service.lost') this.lost(subject, data);
    else if (type.startsWith('recording.')) this.recording(type, data);
  }

  /** Asks the cameras of takes that roll or were cut, as far as they have not told everything. */
  async look(): Promise<void> {
    if (this.looking) return;
    this.looking = true;
    this.endPlanned();
    const open = this.parts.book.open.flatMap((take) => {
      const entries = take.state === 'rolling' || take.state === 'cut' ? take.entries : [];
      const unsettled = entries.filter(({ state }) => !isSettled(state));
      return unsettled.map(({ cameraId }) => ({ take, cameraId }));
    });
    await mapBounded(open, ASKED_AT_ONCE, ({ take, cameraId }) => this.ask(take, cameraId));
    this.looking = false;
  }

  /** A take that has its planned length is over, also where a camera does not tell. */
  private endPlanned(): void {
    const { book, clock } = this.parts;
    for (const { id, state, endAt = '' } of book.open)
      if (state === 'rolling' && clock.now() - Date.parse(endAt) > CLOSING_MS)
        book.step(id, (take) => cut(take, endAt));
  }

  private again(): void {
    if (this.timer) this.start();
  }

  private lost(cameraId: string, { reason }: Event['data']): void {
    const error = new RollcallError('camera-lost', `Camera ${cameraId} was lost (${String(reason)}).`);
    for (const { id } of this.parts.book.open)
      this.parts.book.step(id, (take) => unready(take, cameraId, toProblem(error)));
  }

  private recording(type: string, data: Event['data']): void {
    const { cameraId } = data;
    const isMeant = ({ entries }: Take): boolean => entries.some((entry) => entry.cameraId === cameraId);
    // It was checked when it came from the broker.
    const recording = data as unknown as Recording;
    for (const { id } of this.parts.book.open.filter(isMeant))
      this.hear(id, recording, type === 'recording.deleted');
  }

  private hear(takeId: string, recording: Recording, isDeleted: boolean): void {
    const { book, films } = this.parts;
    const gone = new RollcallError('not-recording', 'It was called off before its first frame.');
    const now = book.step(takeId, (take) => {
      if (!isOf(take, recording)) return take;
      if (isDeleted && recording.state === 'scheduled')
        return unanswered(take, recording.cameraId, toProblem(gone), true);
      return isDeleted ? take : heard(take, recording);
    });
    // It was away when it was told: it goes on with a take that is over.
    if (now?.state === 'cut' && isOf(now, recording) && beganBehind(recording, now))
      void films.endOne(now, recording.cameraId);
  }

  /** One that cannot be reached is asked again; one that knows of nothing has nothing. */
  private async ask(take: Take, cameraId: string): Promise<void> {
    if (isStill(take)) return this.askForStill(take, cameraId);
    const { book, cameras, films } = this.parts;
    try {
      cameras.requireCommandable(cameraId);
      const isOver = this.isClosing(take) || this.isOverdue(take, cameraId);
      await (isOver ? films.endOne(take, cameraId) : films.list(take, cameraId));
    } catch (error) {
      book.step(take.id, (now) => unanswered(now, cameraId, toProblem(error), false));
    }
  }

  /** An agent that has it on disk says so, however late it is asked. */
  private async askForStill(take: Take, cameraId: string): Promise<void> {
    const sinceMs = this.parts.clock.now() - Date.parse(take.startAt ?? '');
    if (sinceMs < STILL_MS) return;
    await this.parts.director.stillOf(take, cameraId, sinceMs > STILL_LOST_MS);
  }

  /** Begun without a common instant: it would have its length by now, whatever interrupted it. */
  private isOverdue({ entries }: Take, cameraId: string): boolean {
    const [first] = entries.find((entry) => entry.cameraId === cameraId)?.recordings ?? [];
    const { startedAt = '', plannedDurationMs = NaN } = first ?? {};
    return this.parts.clock.now() - Date.parse(startedAt) - plannedDurationMs > CLOSING_MS;
  }

  /** What goes on by then, or would go on, is ended: its camera did not hear of it. */
  private isClosing({ state, endAt = '' }: Take): boolean {
    return state === 'cut' && this.parts.clock.now() - Date.parse(endAt) > CLOSING_MS;
  }
}

function beganBehind({ state, startedAt }: Recording, { endAt = '' }: Take): boolean {
  return state === 'recording' && Date.parse(startedAt) >= Date.parse(endAt);
}
