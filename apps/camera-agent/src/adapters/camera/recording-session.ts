import { RollcallError } from '#contracts/errors/rollcall-error.js';
import type { Recording } from '#contracts/messages/recording.js';
import type { Clock, Timer } from '#contracts/ports/clock.js';
import type { Logger } from '#contracts/ports/logger.js';
import type { RecordingEventType } from '../../domain/camera/camera-unit.js';
import type { OperatorTime } from '../../domain/clock/operator-time.js';
import type { AccessUnit } from '../../domain/h264/access-unit.js';
import { RecordingMuxer } from '../../domain/mp4/recording-muxer.js';
import type { RecordingEnd } from '../../domain/recording/recording-end.js';
import { RecordingMachine, type RecordingPlan } from '../../domain/recording/recording-machine.js';
import { type FilmResult, type RecordingFacts, recordingOf } from '../../domain/recording/sidecar.js';
import { diskError } from '../fs/disk-error.js';
import type { DiskGuard } from '../fs/disk-guard.js';
import { FilmFile, type FilmHandle } from '../fs/film-file.js';
import type { RecordingStore } from '../fs/recording-store.js';
import { closeFilm } from './close-film.js';

export interface SessionDeps {
  readonly clock: Clock;
  readonly logger: Logger;
  readonly operatorTime: OperatorTime;
  readonly store: RecordingStore;
  readonly guard: DiskGuard;
  readonly openFilm: (path: string) => Promise<FilmHandle>;
  readonly requestKeyFrame: () => void;
  readonly emit: (type: RecordingEventType, recording: Recording) => void;
  /** Called when the files are closed, before the last event. */
  readonly ended: () => void;
}

/** A camera has a key frame at least every second or so. */
const FIRST_KEY_FRAME_MS = 5000;

/** One recording from its start to its closed file. Frames go in by `unit`; the two promises tell how it fares. */
export class RecordingSession {
  private readonly machine: RecordingMachine;
  private readonly muxer: RecordingMuxer;
  private readonly film: FilmFile;
  private readonly begun = Promise.withResolvers<Recording>();
  private readonly closed = Promise.withResolvers<Recording>();
  private readonly hashing = new AbortController();
  private sidecar = Promise.resolve();
  private deadline: Timer | undefined;
  private result: FilmResult | undefined;

  private constructor(
    private facts: RecordingFacts,
    plan: RecordingPlan,
    handle: FilmHandle,
    private readonly deps: SessionDeps,
  ) {
    this.machine = new RecordingMachine(plan);
    this.muxer = new RecordingMuxer({ nominalFrameMs: plan.frameMs });
    this.film = new FilmFile(handle, {
      demandRoom: () => deps.guard.demandRoom(),
      onFailure: (error) => this.end({ kind: 'failed', error }),
    });
    // Who started it may have gone away; the outcome is told by an event all the same.
    this.begun.promise.catch(() => undefined);
    this.closed.promise.catch(() => undefined);
  }

  /** Writes the sidecar, opens the film and waits for a key frame. Rejects with the error of the disk. */
  static async open(
    facts: RecordingFacts,
    plan: RecordingPlan,
    deps: SessionDeps,
  ): Promise<RecordingSession> {
    const handle = await openFiles(facts, plan, deps);
    const session = new RecordingSession(facts, plan, handle, deps);
    const error = new RollcallError(
      'camera-not-ready',
      'The camera gave no key frame to begin the recording with.',
    );
    session.deadline = deps.clock.after(FIRST_KEY_FRAME_MS, () => session.end({ kind: 'failed', error }));
    deps.requestKeyFrame();
    return session;
  }

  get id(): string {
    return this.facts.id;
  }

  /** The recording as it is now. */
  get recording(): Recording {
    return recordingOf(this.facts, this.machine, this.result ?? { bytes: this.film.writtenBytes });
  }

  /** True until its last frame is taken. */
  get capturing(): boolean {
    return this.machine.phase === 'waiting' || this.machine.phase === 'recording';
  }

  /** True once its first frame is taken. */
  get hasBegun(): boolean {
    return this.machine.startMs !== undefined;
  }

  /** Resolves at the first frame; rejects if it ends before. */
  get started(): Promise<Recording> {
    return this.begun.promise;
  }

  /** Resolves when the file is closed, however it ended; rejects if there never was a frame. */
  get done(): Promise<Recording> {
    return this.closed.promise;
  }

  /** Takes the camera's next frame. Gives the number of frames that were dropped by this, 0 or 1. */
  unit(unit: AccessUnit, video: { width: number; height: number }): number {
    if (!this.capturing) return 0;
    const verdict = this.machine.offer(unit, !this.film.full);
    if (verdict === 'take') this.take(unit, video);
    // What comes behind a gap can be shown from a key frame on: the sooner it comes, the shorter the gap.
    else if (verdict === 'drop' && !this.film.full) this.deps.requestKeyFrame();
    if (this.machine.end) void this.save();
    return verdict === 'drop' ? 1 : 0;
  }

  /** The camera lost frames before they were coded. */
  lost(frames: number): void {
    this.machine.lost(frames);
  }

  /** Ends it, if it has not ended yet; `done` tells when the file is closed. */
  end(end: RecordingEnd): void {
    if (!this.machine.finish(end)) return;
    void (this.hasBegun ? this.save() : this.discard(end));
  }

  /** Closes the film without its SHA-256 if that is not known yet: reading a long film takes a while. */
  hurry(): void {
    this.hashing.abort();
  }

  /** Writes the mark into the sidecar, now and at the end. */
  async keep(keep: boolean): Promise<Recording> {
    this.facts = { ...this.facts, keep };
    if (this.hasBegun) await this.writeSidecar();
    return this.recording;
  }

  private take(unit: AccessUnit, video: { width: number; height: number }): void {
    const result = this.muxer.add(unit);
    if (result.kind === 'not-a-beginning') return;
    if (result.kind === 'parameter-sets-changed') {
      this.machine.finish({ kind: 'changed' });
      return;
    }
    const first = !this.hasBegun;
    this.machine.took(unit);
    if (result.append.length > 0) this.film.append(result.append, this.muxer.durationMs);
    if (first) this.begin(unit.timeMs, video);
  }

  private begin(timeMs: number, { width, height }: { width: number; height: number }): void {
    const { operatorTime, emit } = this.deps;
    const clock = operatorTime.known ? { clockErrorMs: operatorTime.errorMs } : {};
    this.facts = { ...this.facts, width, height, startedAtMs: operatorTime.at(timeMs), ...clock };
    this.deadline?.stop();
    const recording = this.recording;
    void this.writeSidecar();
    emit('recording.started', recording);
    this.begun.resolve(recording);
  }

  private async save(): Promise<void> {
    const { store, logger, emit, ended } = this.deps;
    emit('recording.stopped', this.recording);
    const path = store.newFilmPath(this.id);
    const { error, ...result } = await closeFilm(
      this.film,
      path,
      this.muxer.finish(),
      this.hashing.signal,
      logger,
    );
    this.result = result;
    const outcome = this.machine.close(error && { kind: 'failed', error });
    await this.writeSidecar();
    const recording = this.recording;
    ended();
    emit(`recording.${outcome}`, recording);
    this.closed.resolve(recording);
  }

  /** One write after the other, each of what is known by then. */
  private writeSidecar(): Promise<void> {
    this.sidecar = this.sidecar.then(() => this.deps.store.saveOrKeep(this.recording));
    return this.sidecar;
  }

  /** Nothing was recorded: who started it gets the reason, and no file stays. */
  private async discard(end: RecordingEnd): Promise<void> {
    const { store, logger } = this.deps;
    this.deadline?.stop();
    try {
      await this.film.abandon();
      await store.discard(this.id);
    } catch (error) {
      logger.warn({ recordingId: this.id, error: String(error) }, 'An empty recording cannot be deleted.');
    }
    this.deps.ended();
    const early = new RollcallError('not-recording', 'The recording was stopped before its first frame.');
    const reason = end.kind === 'failed' ? end.error : early;
    this.begun.reject(reason);
    this.closed.reject(reason);
  }
}

async function openFiles(facts: RecordingFacts, plan: RecordingPlan, deps: SessionDeps): Promise<FilmHandle> {
  const { guard, store, logger } = deps;
  try {
    await guard.demandRoom();
    await store.save(recordingOf(facts, new RecordingMachine(plan), { bytes: 0 }));
    return await deps.openFilm(store.newFilmPath(facts.id));
  } catch (error) {
    await store.discard(facts.id).catch((again: unknown) => {
      logger.warn({ recordingId: facts.id, error: String(again) }, 'An empty recording cannot be deleted.');
    });
    throw diskError(error, 'a recording was being started');
  }
}
