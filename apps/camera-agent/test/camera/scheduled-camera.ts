import type { OperatorTime } from '#camera-agent/domain/clock/operator-time.js';
import type { FakeClock } from '#testing/fake-clock.js';
import { type ScriptedCamera, scriptedCamera } from './scripted-camera.js';

/** Files are opened once the other cameras of a host may have heard of the instant. */
export const OTHERS_MS = 50;

/** The time of the host, which the operator can set. */
class SettableTime implements OperatorTime {
  offsetMs = 0;
  known = true;
  errorMs = 1;

  constructor(private readonly clock: FakeClock) {}

  at(monotonicMs: number): number {
    return this.clock.now() - this.clock.monotonic() + monotonicMs + this.offsetMs;
  }

  now(): number {
    return this.at(this.clock.monotonic());
  }
}

export interface Scheduled extends ScriptedCamera {
  readonly time: SettableTime;
}

export async function made(dataDir?: string, aheadMs = 0, known = true): Promise<Scheduled> {
  const timeOf = (clock: FakeClock): OperatorTime =>
    Object.assign(new SettableTime(clock), { offsetMs: aheadMs, known });
  const camera = await scriptedCamera({ timeOf, ...(dataDir !== undefined && { dataDir }) });
  camera.driver.give(1);
  return { ...camera, time: camera.time as SettableTime };
}

export function inMs({ time }: Scheduled, ms: number): string {
  return new Date(time.now() + ms).toISOString();
}
