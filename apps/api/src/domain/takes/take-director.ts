import { RollcallError } from '#contracts/errors/rollcall-error.js';
import { toProblem } from '#contracts/errors/problem.js';
import type { BulkAnswer, BulkItem } from '#contracts/http/views.js';
import type {
  TakeChangeRequest,
  TakeCutRequest,
  TakeRequest,
  TakeRollRequest,
} from '#contracts/http/take-requests.js';
import type { Targets } from '#contracts/http/targets.js';
import { mapBounded } from '#contracts/map-bounded.js';
import type { RecordingStartArgs } from '#contracts/messages/command-args.js';
import type { Clock } from '#contracts/ports/clock.js';
import type { CameraDirectory } from '../fleet/camera-directory.js';
import { AT_ONCE } from '../fleet/targets.js';
import { demandGroup } from './frame-sync/one-group.js';
import { inPhase, type Phase } from './frame-sync/in-phase.js';
import { StepArming } from './frame-sync/step-arming.js';
import { cutLeadMs, startLeadMs } from './lead-time.js';
import { demandOneKind, nameOf, newTake } from './new-take.js';
import { countOf, isSettled, isStill, mayRoll, type Take } from './take.js';
import type { TakeBook } from './take-book.js';
import {
  type Armed,
  armed,
  armedAnew,
  cancelled,
  cut,
  heard,
  photographed,
  type Roll,
  rolled,
  unanswered,
  unasked,
} from './take-course.js';
import type { TakeFilms } from './take-films.js';
import type { TakeOrders } from './take-orders.js';
import { demandState, heldBy, isUnsure, notReady } from './take-refusals.js';

export interface DirectorParts {
  readonly book: TakeBook;
  readonly orders: TakeOrders;
  readonly films: Pick<TakeFilms, 'end'>;
  readonly cameras: Pick<CameraDirectory, 'all' | 'label'>;
  readonly resolve: (targets: Targets) => readonly string[];
  readonly highestNumber: (name: string) => Promise<number>;
  readonly clock: Clock;
  /** The same again for the same request, should it come again after a restart. */
  readonly newId: () => string;
  /** Whom the work at hand is done for. */
  readonly actor: () => string | undefined;
}

/** Brings takes about: their cameras armed, rolled and cut together. */
export class TakeDirector {
  constructor(private readonly parts: DirectorParts) {}

  /** Resolves when every camera has answered. Rejects with `no-cameras`, `unknown-group`, `sync-taken`, or where it cannot be kept. */
  async make({ cameras, roll = false, ...request }: TakeRequest): Promise<Take> {
    demandOneKind(request);
    const take = await this.made(request, this.parts.resolve(cameras));
    demandGroup(take, this.parts.book.open, this.parts.clock.now());
    await this.parts.book.add(take);
    const asked = await this.arm(take);
    return roll && mayRoll(asked) ? this.roll(asked.id, {}) : asked;
  }

  /** Asks the cameras once more. Rejects with `take-over` where it was rolled already, and with `sync-taken`. */
  async armAgain(id: string): Promise<Take> {
    const { book, clock } = this.parts;
    const take = await book.one(id);
    demandState(take, ['armed']);
    demandGroup(take, book.open, clock.now());
    return this.arm(await book.decide(id, armedAnew));
  }

  /**
   * Gives the start. Resolves when every camera has taken it up or refused, of stills when they are saved. Rejects with `take-over`, and with
   * `take-not-ready` where the policy does not allow it.
   */
  async roll(id: string, { startAt, anyway = false }: TakeRollRequest): Promise<Take> {
    const { book } = this.parts;
    const phase = startAt === undefined ? await this.phaseOf(await book.one(id)) : undefined;
    const take = await book.one(id);
    demandState(take, ['armed']);
    if (!mayRoll(take) && !(anyway && countOf(take, 'ready') > 0)) throw notReady(take);
    const start = this.startOf(take, startAt, phase);
    const rolling = await book.decide(id, (now) => rolled(now, start));
    if (isStill(rolling)) await this.photograph(rolling);
    else await this.start(rolling, startArgs(rolling));
    return book.one(id);
  }

  /** Gives the end. Resolves when every film is saved, or its camera did not answer. Rejects with `take-over`. */
  async cut(id: string, { inMs }: TakeCutRequest): Promise<Take> {
    const { book, films } = this.parts;
    const take = await book.one(id);
    demandState(take, ['rolling']);
    if (isStill(take)) throw new RollcallError('take-over', 'A take of stills ends by itself.');
    const endMs = this.parts.clock.now() + (inMs ?? cutLeadMs(take.entries));
    const startMs = Date.parse(take.startAt ?? '') || 0;
    const endAt = new Date(Math.max(endMs, startMs + MIN_LENGTH_MS)).toISOString();
    const cutting = await book.decide(id, (now) => cut(now, endAt));
    await films.end(cutting);
    return book.one(id);
  }

  /** Gives it up before it rolls. Rejects with `take-over`. */
  async cancel(id: string): Promise<Take> {
    const { book, orders } = this.parts;
    const take = await book.one(id);
    demandState(take, ['arming', 'armed']);
    const off = await book.decide(id, cancelled);
    // Whoever did not answer may be held all the same; one that was not ready let go of itself.
    const held = take.entries.filter(({ report }) => report?.ready !== false);
    await mapBounded(held, AT_ONCE, ({ cameraId }) => orders.disarm(take, cameraId));
    return off;
  }

  /** What people write about it. */
  change(id: string, change: TakeChangeRequest): Promise<Take> {
    return this.parts.book.decide(id, (take) => ({ ...take, ...change }));
  }

  /** A take without conditions: every camera begins as soon as it is told, and has an answer of its own. */
  async record(targets: Targets, args: RecordingStartArgs): Promise<BulkAnswer> {
    const { book } = this.parts;
    const { name, prerollMs, durationMs, startAt } = args;
    const ids = this.parts.resolve(targets);
    const given = { policy: 'any' as const, ...(name && { name }), ...(prerollMs && { prerollMs }) };
    const asked = await this.made({ ...given, ...(durationMs && { durationMs }) }, ids);
    const take = unasked(asked, startAt === undefined ? {} : { startAt });
    await book.add(take);
    return { items: await this.start(take, args) };
  }

  /** Asks once more for the still of one camera; `last`: whatever is the matter, nothing comes of it. Never rejects. */
  async stillOf(take: Take, cameraId: string, last = false): Promise<void> {
    const { book, orders } = this.parts;
    try {
      const { still, answerMs } = await orders.still(take, cameraId);
      book.step(take.id, (now) => photographed(now, cameraId, still, answerMs));
    } catch (error) {
      book.step(take.id, (now) => unanswered(now, cameraId, toProblem(error), last || !isUnsure(error)));
    }
  }

  private async made(request: Omit<TakeRequest, 'cameras' | 'roll'>, ids: readonly string[]): Promise<Take> {
    const { book, cameras, clock, newId, actor, highestNumber } = this.parts;
    const id = newId();
    const before = await book.find(id);
    const known = new Set(cameras.all());
    return newTake(request, {
      id,
      number: before?.number ?? 1 + (await highestNumber(nameOf(request))),
      createdAt: new Date(clock.now()).toISOString(),
      by: actor(),
      cameras: ids.map((cameraId) => ({
        cameraId,
        label: known.has(cameraId) ? cameras.label(cameraId) : cameraId,
      })),
    });
  }

  private async arm(take: Take): Promise<Take> {
    const { book, orders } = this.parts;
    const ask = (cameraId: string): Promise<Armed> => this.ask(take, cameraId);
    const settle = (cameraId: string, answer: Armed): Promise<void> => this.settle(take, cameraId, answer);
    const isWanted = (): boolean => book.open.some(({ id, state }) => id === take.id && state === 'arming');
    if (take.mode === 'framesync') await new StepArming(take, { orders, ask, settle, isWanted }).arm();
    else
      await mapBounded(take.entries, AT_ONCE, async ({ cameraId }) => settle(cameraId, await ask(cameraId)));
    return book.one(take.id);
  }

  /** Of two takes that want a camera the first has it: its agent would say the same, but not the name. */
  private ask(take: Take, cameraId: string): Promise<Armed> {
    const holder = this.holderOf(cameraId, take.id);
    if (holder) return Promise.resolve({ error: toProblem(heldBy(cameraId, holder)) });
    return this.parts.orders.arm(take, cameraId);
  }

  private async settle(take: Take, cameraId: string, answer: Armed): Promise<void> {
    const { book, orders } = this.parts;
    const now = book.step(take.id, (each) => armed(each, cameraId, answer));
    // Given up meanwhile: whoever was told to be ready is told again.
    if (answer.report?.ready === true && now?.state !== 'arming' && now?.state !== 'armed')
      await orders.disarm(take, cameraId);
  }

  /** What was cut may still be on its way: whether the camera is free then is for its agent to say. */
  private holderOf(cameraId: string, except: string): Take | undefined {
    return this.parts.book.open.find(
      ({ id, state, entries }) =>
        id !== except &&
        state !== 'cut' &&
        entries.some((entry) => entry.cameraId === cameraId && !isSettled(entry.state)),
    );
  }

  private startOf(take: Take, given: string | undefined, phase: Phase | undefined): Roll {
    const { clock } = this.parts;
    const leadMs = startLeadMs(take.entries, take.source);
    const soonMs = clock.now() + leadMs;
    const startMs = phase ? inPhase(soonMs, phase) : soonMs;
    const startAt = given ?? new Date(startMs).toISOString();
    const endMs = Date.parse(startAt) + (take.durationMs ?? NaN);
    const end = Number.isNaN(endMs) ? {} : { endAt: new Date(endMs).toISOString() };
    return { startAt, leadMs, ...end };
  }

  /** Where the frames lie of cameras that are in step; undefined where they are not. */
  private async phaseOf(take: Take): Promise<Phase | undefined> {
    const leader = take.entries.find(({ sync, state }) => sync?.role === 'server' && state === 'ready');
    if (!leader?.report) return undefined;
    const frameAtMs = await this.parts.orders.phase(take, leader.cameraId);
    return frameAtMs === undefined ? undefined : { frameAtMs, frameMs: leader.report.frameMs };
  }

  private async photograph(take: Take): Promise<void> {
    const told = take.entries.filter(({ state }) => state === 'told');
    await mapBounded(told, AT_ONCE, ({ cameraId }) => this.stillOf(take, cameraId));
  }

  private start(take: Take, args: RecordingStartArgs): Promise<BulkItem[]> {
    const told = take.entries.filter(({ state }) => state === 'told');
    return mapBounded(told, AT_ONCE, ({ cameraId }) => this.startOne(take, cameraId, args));
  }

  private async startOne(take: Take, cameraId: string, args: RecordingStartArgs): Promise<BulkItem> {
    const { book, orders } = this.parts;
    try {
      const { recording, answerMs } = await orders.start(take, cameraId, args);
      book.step(take.id, (now) => heard(now, recording, answerMs));
      return { cameraId, ok: true, recording };
    } catch (error) {
      book.step(take.id, (now) => unanswered(now, cameraId, toProblem(error), !isUnsure(error)));
      return { cameraId, ok: false, error: toProblem(error) };
    }
  }
}

/** A take that is cut at once has a frame all the same. */
const MIN_LENGTH_MS = 200;

function startArgs({ startAt, prerollMs, durationMs, name }: Take): RecordingStartArgs {
  return {
    ...(startAt !== undefined && { startAt }),
    ...(prerollMs !== undefined && { prerollMs }),
    ...(durationMs !== undefined && { durationMs }),
    name,
  };
}
