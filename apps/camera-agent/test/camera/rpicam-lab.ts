import { RpicamDriver, type RpicamDeps } from '#camera-agent/adapters/drivers/rpicam/rpicam-driver.js';
import type { AccessUnit } from '#camera-agent/domain/h264/access-unit.js';
import { systemClock } from '#runtime/system-clock.js';
import { eventually } from '#testing/eventually.js';
import { silentLogger } from '#testing/silent-logger.js';
import { RecordingListener } from './recording-listener.js';
import { standInEnvironment } from './stand-in-process.js';

export const VIDEO = { width: 640, height: 480, fps: 30 };

export interface RpicamUnderTest {
  readonly driver: RpicamDriver;
  readonly told: RecordingListener;
  readonly warnings: string[];
}

const drivers: RpicamDriver[] = [];

afterEach(async () => {
  await Promise.all(drivers.splice(0).map((driver) => driver.stop()));
});

/** A driver on the stand-in, stopped after the test. */
export function makeRpicam(
  environment: Record<string, string> = {},
  deps: Partial<RpicamDeps> = {},
  which: ConstructorParameters<typeof RpicamDriver>[2] = {},
): RpicamUnderTest {
  const warnings: string[] = [];
  const logger = { ...silentLogger, warn: (_: object, text: string) => void warnings.push(text) };
  const parts = { clock: systemClock, logger, environment: standInEnvironment(environment), ...deps };
  const driver = new RpicamDriver(undefined, parts, which);
  drivers.push(driver);
  return { driver, told: new RecordingListener(), warnings };
}

/** Starts it and waits for so many frames. */
export async function frames({ driver, told }: RpicamUnderTest, count: number): Promise<AccessUnit[]> {
  await driver.start(() => VIDEO, told);
  await eventually(`${count} frames`, () => told.units.length >= count);
  return told.units;
}
