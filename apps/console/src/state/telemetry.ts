import type { Fleet, Schemas } from '#client/index.js';

/** One sample of how a camera fares. Absent figures are null, as charts have it. */
export interface Sample {
  /** Unix seconds, by the operator host's clock. */
  readonly at: number;
  readonly temperature: number | null;
  readonly freeBytes: number;
  readonly droppedFrames: number;
  readonly clockErrorMs: number | null;
  readonly roundTripMs: number | null;
}

/** Of a camera: those of twelve hours, at one in ten seconds, and at least those of ten minutes. */
const MOST = 4320;
const LEAST = 60;
/** Of all cameras. */
const MOST_OF_ALL = 200_000;

/** A page need not draw each of a large fleet. */
const TELL_MS = 500;

/** The figures of cameras since it was made, as the stream brings them. */
export class Telemetry {
  readonly since = Date.now();
  private readonly samples = new Map<string, Sample[]>();
  private readonly listeners = new Set<() => void>();
  private changes = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(fleet: Fleet) {
    const takeAll = (): void => {
      for (const camera of fleet.state.cameras.values()) this.take(camera);
    };
    takeAll();
    // It lives as long as the fleet does, which tells nothing any more once it is closed.
    fleet.onEvent((event) => {
      if (event.type === 'camera.status') this.take(event.data);
      if (event.type === 'camera.telemetry') this.take({ id: event.subject, ...event.data });
      if (event.type === 'service.forgotten') this.samples.delete(event.subject);
      if (event.type === 'snapshot') takeAll();
    });
  }

  /** Grows with the samples: those that come together count as one. */
  get version(): number {
    return this.changes;
  }

  of(camera: string): readonly Sample[] {
    return this.samples.get(camera) ?? [];
  }

  subscribe(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  }

  private take({ id, telemetry, clock }: Pick<Schemas['CameraView'], 'id' | 'telemetry' | 'clock'>): void {
    if (!telemetry) return;
    const samples = this.samples.get(id) ?? [];
    const at = Date.parse(telemetry.at) / 1000;
    // What is told again with another change of the camera is no news.
    if (at <= (samples.at(-1)?.at ?? 0)) return;
    const { temperatureC: temperature = null, roundTripMs = null, freeBytes, droppedFrames } = telemetry;
    const clockErrorMs = clock.known ? clock.errorMs : null;
    samples.push({ at, temperature, freeBytes, droppedFrames, clockErrorMs, roundTripMs });
    const most = Math.max(LEAST, Math.min(MOST, Math.floor(MOST_OF_ALL / (this.samples.size + 1))));
    this.samples.set(id, samples.length > most ? samples.slice(-most) : samples);
    this.timer ??= setTimeout(() => this.tell(), TELL_MS);
  }

  private tell(): void {
    this.timer = undefined;
    this.changes += 1;
    for (const listener of [...this.listeners]) listener();
  }
}

const kept = new WeakMap<Fleet, Telemetry>();

/** One for all visits of the page, so that going to another page loses nothing. */
export function telemetryOf(fleet: Fleet): Telemetry {
  const telemetry = kept.get(fleet) ?? new Telemetry(fleet);
  kept.set(fleet, telemetry);
  return telemetry;
}
