import type { Settings, VideoSettings } from '#contracts/messages/camera-settings.js';
import type { RecordingStartArgs, RecordingStopArgs } from '#contracts/messages/command-args.js';
import type { Recording } from '#contracts/messages/recording.js';
import type { Random } from '#contracts/ports/random.js';
import { isMeant } from '../../domain/recording/end-instant.js';
import { filmName } from '../../domain/recording/film-name.js';
import { RecordingMachine } from '../../domain/recording/recording-machine.js';
import { type RecordingFacts, recordingOf } from '../../domain/recording/sidecar.js';
import type { BrokenRun } from './broken-run.js';
import type { FilmPlan } from './film-plan.js';
import { RecordingSession, type SessionDeps } from './recording-session.js';

export interface RunDeps extends SessionDeps {
  readonly random: Random;
  readonly cameraId: string;
  /** What people know the camera by: part of the films' names. */
  readonly label: string;
  readonly settings: () => Settings;
}

/** What is known of a run before it begins. */
interface RunStart {
  /** Of one that was begun, or scheduled, by an earlier run of the agent. */
  readonly id?: string;
  /** Films of it that there are already. */
  readonly parts?: number;
  /** Operator time at which it was asked for, where that is not the time of its start. */
  readonly toldAt?: string;
  /** Operator time of its planned end, and of that which it was told, unix ms. */
  readonly plannedEndMs?: number | undefined;
  readonly endMs?: number | undefined;
  readonly film?: RecordingSession | undefined;
}

/** Everything that one start records, in one film or in several. */
export class RecordingRun {
  /** Of the first film, and of them all. */
  readonly id: string;
  /** Whoever asked for it knows that it is made, as is known of one that was scheduled: it goes on after a failure. */
  readonly isAccepted: boolean;
  private parts: number;
  private readonly toldAt: string | undefined;
  /** The last film of it with a frame, where it was interrupted behind that. */
  private readonly film: RecordingSession | undefined;
  private plannedEndMs: number | undefined;
  private endMs: number | undefined;

  constructor(
    private readonly args: RecordingStartArgs,
    private readonly deps: RunDeps,
    { id, parts = 0, toldAt, plannedEndMs = plannedEnd(args), endMs, film }: RunStart = {},
  ) {
    this.id = id ?? deps.random.id();
    this.isAccepted = id !== undefined || args.startAt !== undefined;
    this.parts = parts;
    this.toldAt = toldAt;
    this.plannedEndMs = plannedEndMs;
    this.film = film;
    this.endMs = endMs;
  }

  /** As it stands, should it be interrupted. */
  get soFar(): BrokenRun {
    const { id: recordingId, args, parts, plannedEndMs, endMs, film } = this;
    return { recordingId, args, parts, plannedEndMs, endMs, film };
  }

  /** Its newest film is discarded without a frame: the next has its number. The first is told of by its id all the same. */
  discarded({ id }: RecordingSession): void {
    if (id !== this.id) this.parts -= 1;
  }

  /** Its first film has its first frame: now the end of one that began when it was asked for is known, too. */
  began({ untilMs }: RecordingSession): void {
    const { operatorTime } = this.deps;
    if (untilMs !== undefined && operatorTime.known) this.plannedEndMs ??= operatorTime.at(untilMs);
  }

  /** Whether a stop is about this one, which may be named by the id of its first film or by its take. */
  isMeant(args: RecordingStopArgs): boolean {
    return isMeant({ id: this.id, takeId: this.args.takeId }, args);
  }

  /** It is to end at `ms` of operator time, whatever becomes of the film that runs; the soonest of all such counts. */
  endAt(ms: number): void {
    this.endMs = Math.min(ms, this.endMs ?? Infinity);
  }

  /** The recording as others see it before it begins at `startMs` of operator time. */
  scheduled(video: VideoSettings, startMs: number): Recording {
    const facts = { ...this.facts(video), id: this.id, startedAtMs: startMs };
    const machine = new RecordingMachine({ frameMs: 1000 / video.fps });
    return { ...recordingOf(facts, machine, { bytes: 0 }), state: 'scheduled' };
  }

  /** The first film, from about `startMs` of operator time. */
  first(video: VideoSettings, startMs: number): RecordingSession {
    return this.open(this.id, video, startMs);
  }

  /** The film behind one that has just ended, from the frame captured at `timeMs` on. */
  next(video: VideoSettings, before: RecordingSession, timeMs: number): RecordingSession {
    const { random, operatorTime } = this.deps;
    return this.open(random.id(), video, operatorTime.at(timeMs), before.untilMs);
  }

  /** The next film where the one before was cut off; it ends at `untilMs` of capture time. */
  goOn(video: VideoSettings, untilMs: number | undefined): RecordingSession {
    const { random, operatorTime } = this.deps;
    const id = this.parts === 0 ? this.id : random.id();
    return this.open(id, video, operatorTime.now(), untilMs);
  }

  private open(id: string, video: VideoSettings, startedAtMs: number, untilMs?: number): RecordingSession {
    const part = ++this.parts;
    const { segmentMs, segmentBytes } = this.args;
    const isCut = segmentMs !== undefined || segmentBytes !== undefined;
    const place = isCut || part > 1 ? { partOf: this.id, part } : {};
    const facts = { ...this.facts(video), id, startedAtMs, ...place };
    return new RecordingSession(facts, this.plan(video, startedAtMs, part, untilMs), this.deps);
  }

  private plan({ fps }: VideoSettings, startMs: number, part: number, untilMs?: number): FilmPlan {
    const { name, durationMs, segmentMs, segmentBytes } = this.args;
    const { cameraId, label } = this.deps;
    return {
      durationMs,
      untilMs,
      frameMs: 1000 / fps,
      segment: { ms: segmentMs, bytes: segmentBytes },
      nameOf: (number) => filmName({ startMs, label, cameraId, name }, number + part - 1),
    };
  }

  private facts({ width, height }: VideoSettings): Omit<RecordingFacts, 'id' | 'startedAtMs'> {
    const { cameraId, timeSource, settings } = this.deps;
    const { name, durationMs, startAt, takeId } = this.args;
    return {
      cameraId,
      timeSource: timeSource(),
      width,
      height,
      settings: settings(),
      ...(name !== undefined && { name }),
      ...(durationMs !== undefined && { plannedDurationMs: durationMs }),
      ...(startAt !== undefined && { plannedStartAt: startAt }),
      ...(this.toldAt !== undefined && { toldAt: this.toldAt }),
      ...(takeId !== undefined && { takeId }),
    };
  }
}

/** Operator time, unix ms; undefined for what begins when it is asked for, or has no end. */
export function plannedEnd({ startAt, durationMs }: RecordingStartArgs): number | undefined {
  return startAt === undefined || durationMs === undefined ? undefined : Date.parse(startAt) + durationMs;
}
