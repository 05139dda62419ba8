import { RollcallError } from '#contracts/errors/rollcall-error.js';
import type { Recording } from '#contracts/messages/recording.js';
import type { Clock, Timer } from '#contracts/ports/clock.js';
import type { RecordingEventType } from '../../domain/camera/camera-unit.js';
import type { OperatorTime } from '../../domain/clock/operator-time.js';
import type { AccessUnit } from '../../domain/h264/access-unit.js';
import type { FrameTimesFacts } from '../../domain/recording/frame-times.js';
import { clockAtEnd, clockAtStart } from '../../domain/recording/clock-marks.js';
import type { RecordingEnd } from '../../domain/recording/recording-end.js';
import {
  RecordingMachine,
  type RestartMode,
  type Verdict,
  type Way,
} from '../../domain/recording/recording-machine.js';
import { type FilmResult, type RecordingFacts, recordingOf } from '../../domain/recording/sidecar.js';
import type { FilmHandles } from '../fs/film-file.js';
import { hashFilm } from '../fs/film-hash.js';
import type { FilmPlan } from './film-plan.js';
import { FilmWriter } from './film-writer.js';
import { type OpenFiles, openFiles, type OpenFilesDeps } from './open-files.js';
import { RecordingOutcome } from './recording-outcome.js';
import { SidecarKeeper } from './sidecar-keeper.js';

export interface SessionDeps extends OpenFilesDeps {
  readonly clock: Clock;
  readonly operatorTime: OperatorTime;
  /** Settled by the first frame. */
  readonly timeSource: () => Recording['timeSource'];
  readonly requestKeyFrame: () => void;
  /** What the film says beside its pictures; undefined where it needs no track for it, as it is when it begins. */
  readonly text: () => string | undefined;
  readonly emit: (type: RecordingEventType, recording: Recording) => void;
  /** Called when its last frame is taken, or there will be none: its files may be closed much later. */
  readonly stopped: (session: RecordingSession) => void;
  /** Called when the files are closed, before the last event. */
  readonly ended: (session: RecordingSession) => void;
}

type Size = Readonly<Record<'width' | 'height', number>>;

const RESTART_MS = 10_000;
/** The frames of an instant have come by then, if any come. */
const LAST_FRAME_MS = 500;

/** One film from its start to its closed file. Frames go in by `unit`; the promises tell how it fares. */
export class RecordingSession {
  private readonly machine: RecordingMachine;
  private readonly film: FilmWriter;
  private readonly files: Promise<OpenFiles>;
  private readonly sidecar: SidecarKeeper;
  private readonly outcome: RecordingOutcome;
  /** The sidecar of the first frame is written, or never will be: no film lies beside one that knows less. */
  private readonly told = Promise.withResolvers<undefined>();
  private readonly hashing = new AbortController();
  private keyFrameAwaited = false;
  private deadline: Timer | undefined;
  private cutting: Timer | undefined;
  private result: FilmResult | undefined;

  /** Begins to write the sidecar and to open the film: see `opened`. Frames are taken at once. */
  constructor(
    private facts: RecordingFacts,
    private readonly plan: FilmPlan,
    private readonly deps: SessionDeps,
  ) {
    this.machine = new RecordingMachine(plan);
    this.files = this.openFiles();
    this.sidecar = new SidecarKeeper(deps.store, () => this.recording, this.files);
    const fileOptions = {
      demandRoom: () => deps.guard.demandRoom(),
      onFailure: (error: RollcallError) => this.end({ kind: 'failed', error }),
    };
    const text = deps.text() === undefined ? undefined : () => deps.text() ?? '';
    this.film = new FilmWriter(this.handles(), fileOptions, { nominalFrameMs: plan.frameMs, text });
    this.outcome = new RecordingOutcome(deps.clock);
  }

  get id(): string {
    return this.facts.id;
  }

  /** The id of the first film of all that belong together. */
  get firstId(): string {
    return this.facts.partOf ?? this.facts.id;
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
    return this.machine.firstAsked !== undefined;
  }

  /** Capture time of its planned end, if there is one. */
  get untilMs(): number | undefined {
    return this.machine.untilMs;
  }

  /** Why it ended; undefined until it has. */
  get endedBy(): RecordingEnd | undefined {
    return this.machine.end;
  }

  /** Bytes that wait for the disk. */
  get waitingBytes(): number {
    return this.film.waitingBytes;
  }

  /** Resolves when the files are open; rejects with the error of the disk, and then no file stays. */
  get opened(): Promise<unknown> {
    return this.files;
  }

  /** Resolves at the first frame; rejects if it ends before. */
  get started(): Promise<Recording> {
    return this.outcome.started;
  }

  /** Resolves when the file is closed, however it ended; rejects if there never was a frame. */
  get done(): Promise<Recording> {
    return this.outcome.done;
  }

  /** The same, but for its SHA-256 it waits a few seconds only. */
  doneSoon(): Promise<Recording> {
    return this.outcome.doneSoon(() => this.recording);
  }

  /** Ends it as failed where there is no first frame so long from now. */
  awaitFirst(ms: number): void {
    this.failAfter(ms, 'camera-not-ready', 'The camera gave no key frame to begin the recording with.');
  }

  /**
   * Begins with what the camera saw before, a key frame first. Of these units those captured before `fromMs` are there
   * for the others' sake; `pressedMs` is when it was asked for, where that was later.
   */
  beginWith(units: readonly AccessUnit[], fromMs: number, video: Size, pressedMs?: number): void {
    const first = units.find((unit) => unit.timeMs >= fromMs)?.timeMs;
    this.machine.askFrom(fromMs);
    if (pressedMs !== undefined) this.machine.countFrom(pressedMs);
    this.film.showFrom(first ?? fromMs);
    if (pressedMs !== undefined && first !== undefined)
      this.facts = { ...this.facts, prerollMs: Math.max(0, Math.round((pressedMs - first) * 1000) / 1000) };
    for (const unit of units) this.unit(unit, video, { room: true, next: false }, true);
    this.film.allowBurst();
  }

  /**
   * Takes the camera's next frame. `changed` and `next`: it is not in this film, and begins another. What is a `burst`
   * was captured before, and does not wait for the disk.
   */
  unit(unit: AccessUnit, video: Size, way: Omit<Way, 'bytes'>, burst = false): Verdict | 'changed' {
    if (!this.capturing) return 'leave';
    const room = burst || (way.room && !this.film.full);
    const bytes = this.film.writtenBytes + this.film.waitingBytes;
    const offered = this.machine.offer(unit, { ...way, room, bytes });
    const verdict = offered === 'take' ? this.take(unit, video) : offered;
    // What comes behind a gap can be shown from a key frame on: the sooner it comes, the shorter the gap.
    if (verdict === 'drop' && !this.film.full) this.deps.requestKeyFrame();
    if (verdict === 'take') this.taken(unit, bytes);
    if (this.machine.end) this.conclude(this.machine.end);
    else void this.sidecar.noteDropped(this.machine.counts.droppedFrames);
    return verdict;
  }

  /** The camera lost frames before they were coded. */
  lost(frames: number): void {
    this.machine.lost(frames);
  }

  /** The camera is being restarted; if it gives nothing for ten seconds the recording ends as failed. */
  restarting(mode: RestartMode): void {
    this.machine.restarting(mode);
    if (!this.machine.isRestarting) return;
    this.failAfter(RESTART_MS, 'camera-failed', 'The camera gave no picture after it was restarted.');
  }

  /** Ends it, if it has not ended yet; `done` tells when the file is closed. */
  end(end: RecordingEnd): void {
    if (!this.machine.finish(end)) return;
    if (end.kind === 'part' || end.kind === 'changed')
      this.facts = { partOf: this.id, part: 1, ...this.facts };
    this.conclude(end);
  }

  /** Ends it with the last frame before `timeMs` of capture time; waits for the camera's next frame at most until then. */
  endAt(timeMs: number): void {
    if (!this.capturing) return;
    this.machine.endAt(timeMs);
    if (this.machine.end) return this.conclude(this.machine.end);
    const waitMs = Math.max(0, timeMs - this.deps.clock.monotonic()) + LAST_FRAME_MS;
    this.cutting ??= this.deps.clock.after(waitMs, () => this.end({ kind: 'asked' }));
  }

  /** It was interrupted, and does not go on: what is still written and told of it says so. */
  giveUp(): void {
    this.facts = { ...this.facts, isGivenUp: true };
  }

  /** Closes the film without its SHA-256 if that is not known yet: reading a long film takes a while. */
  hurry(): void {
    this.hashing.abort();
  }

  /** Writes the mark into the sidecar, now and at the end. Rejects as the disk does, and then it is as it was. */
  async keep(keep: boolean): Promise<Recording> {
    const { keep: before = false } = this.facts;
    this.facts = { ...this.facts, keep };
    if (this.hasBegun) await this.sidecar.save(() => void (this.facts = { ...this.facts, keep: before }));
    return this.recording;
  }

  private take(unit: AccessUnit, video: Size): Verdict | 'changed' {
    const [isFirst, hadBegun] = [this.machine.startMs === undefined, this.hasBegun];
    if (isFirst) this.dated(unit.timeMs, video);
    const kind = this.film.add(unit, () => this.timesFacts);
    if (kind === 'not-a-beginning') return 'leave';
    if (kind === 'parameter-sets-changed') return 'changed';
    this.machine.took(unit);
    if (!hadBegun && this.hasBegun) void this.begin();
    return 'take';
  }

  /** Asks for the key frame that the next film begins with when this one is full. */
  private taken({ keyFrame, timeMs }: AccessUnit, bytes: number): void {
    if (this.hasBegun && !this.machine.isRestarting) this.deadline?.stop();
    if (keyFrame) this.keyFrameAwaited = false;
    if (this.keyFrameAwaited || !this.machine.isSegmentFull(timeMs + this.plan.frameMs, bytes)) return;
    this.keyFrameAwaited = true;
    this.deps.requestKeyFrame();
  }

  private dated(timeMs: number, { width, height }: Size): void {
    const { operatorTime, timeSource } = this.deps;
    const start = clockAtStart(operatorTime, timeMs);
    this.facts = { ...this.facts, width, height, timeSource: timeSource(), ...start };
  }

  private get timesFacts(): FrameTimesFacts {
    const { timeSource: source, startedAtMs, clockErrorMs } = this.facts;
    return { source, startedAt: new Date(startedAtMs).toISOString(), clockErrorMs };
  }

  /** The files of a later part may not be open yet. */
  private async begin(): Promise<void> {
    if (this.facts.file === undefined) await this.files.catch(() => undefined);
    const { recording } = this;
    this.deps.emit('recording.started', recording);
    this.outcome.begin(recording);
    await this.sidecar.write();
    this.told.resolve(undefined);
  }

  private conclude(end: RecordingEnd): void {
    this.deadline?.stop();
    this.cutting?.stop();
    this.deps.stopped(this);
    void (this.hasBegun ? this.save() : this.discard(end));
  }

  private async save(): Promise<void> {
    const { store, logger, emit, ended } = this.deps;
    this.facts = { ...this.facts, ...clockAtEnd(this.deps.operatorTime, this.machine.lastAsked) };
    if (this.facts.file === undefined) await this.files.catch(() => undefined);
    emit('recording.stopped', this.recording);
    const files = await this.files.catch(() => undefined);
    const place = files && { paths: store.pathsOf(files.base), header: this.timesFacts };
    const { error, ...result } = await this.film.close(place, logger);
    this.result = result;
    if (place && result.frames > 0) {
      // Reading a long film takes minutes: a power cut meanwhile is to find out how it ended, and who waits that it has.
      await this.sidecar.write();
      this.outcome.stands();
      this.result = { ...result, ...(await hashFilm(place.paths.film, this.hashing.signal, logger)) };
    }
    const outcome = this.machine.close(error && { kind: 'failed', error });
    await this.sidecar.write();
    const { recording } = this;
    ended(this);
    emit(`recording.${outcome}`, recording);
    this.outcome.close(recording);
  }

  /** Nothing was recorded: who started it gets the reason, and no file stays. */
  private async discard(end: RecordingEnd): Promise<void> {
    const { store, logger, ended } = this.deps;
    this.told.resolve(undefined);
    try {
      await this.film.abandon();
      const files = await this.files.catch(() => undefined);
      if (files) await store.discard(this.id, files.base);
    } catch (error) {
      logger.warn({ recordingId: this.id, error: String(error) }, 'An empty recording cannot be deleted.');
    }
    ended(this);
    this.outcome.refuse(end);
  }

  private failAfter(ms: number, code: 'camera-failed' | 'camera-not-ready', why: string): void {
    this.deadline?.stop();
    this.deadline = this.deps.clock.after(ms, () => {
      this.end({ kind: 'failed', error: new RollcallError(code, why) });
    });
  }

  private async openFiles(): Promise<OpenFiles> {
    const { facts, machine, plan, deps } = this;
    const files = await openFiles(recordingOf(facts, machine, { bytes: 0 }), plan.nameOf, deps);
    this.facts = { ...this.facts, file: files.file };
    return files;
  }

  private async handles(): Promise<FilmHandles> {
    const { handles } = await this.files;
    await this.told.promise;
    return handles;
  }
}
