import type { Fleet, Schemas } from '#client/index.js';

/** One sample of how a camera fares. Absent figures are null, as charts have it. */
export interface Sample {
  /** Unix seconds. */
  readonly at: number;
  /** When it came, by this browser's clock: unix ms. */
  readonly heardAt: number;
  readonly temperature: number | null;
  readonly freeBytes: number;
  readonly droppedFrames: number;
  readonly clockErrorMs: number | null;
}

/** Of twelve hours, at one in ten seconds. */
const MOST = 4320;

/**
 * The figures of cameras since it was made. The stream brings them along when something else about a camera changes; whoever
 * wants them as they come asks and tells them here.
 */
export class Telemetry {
  readonly since = Date.now();
  private readonly samples = new Map<string, Sample[]>();
  private readonly listeners = new Set<() => void>();
  private changes = 0;

  constructor(fleet: Fleet) {
    const takeAll = (): void => {
      for (const camera of fleet.state.cameras.values()) this.take(camera);
    };
    takeAll();
    // It lives as long as the fleet does, which tells nothing any more once it is closed.
    fleet.onEvent((event) => {
      if (event.type === 'camera.status') this.take(event.data);
      if (event.type === 'snapshot') takeAll();
    });
  }

  /** Grows with each sample. */
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

  take({ id, telemetry, clock }: Schemas['CameraView']): void {
    if (!telemetry) return;
    const samples = this.samples.get(id) ?? [];
    const at = Date.parse(telemetry.at) / 1000;
    // What is told again with another change of the camera is no news.
    if (at <= (samples.at(-1)?.at ?? 0)) return;
    const { temperatureC, freeBytes, droppedFrames } = telemetry;
    const clockErrorMs = clock.known ? clock.errorMs : null;
    const heardAt = Date.now();
    samples.push({ at, heardAt, temperature: temperatureC ?? null, freeBytes, droppedFrames, clockErrorMs });
    this.samples.set(id, samples.slice(-MOST));
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
