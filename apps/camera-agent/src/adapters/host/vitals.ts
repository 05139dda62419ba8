import { loadavg } from 'node:os';
import type { AgentTelemetry } from '#contracts/messages/agent-telemetry.js';
import type { Logger } from '#contracts/ports/logger.js';
import { readIfThere } from '#runtime/atomic-file.js';
import type { PowerSupply } from './power-supply.js';

const THERMOMETER = '/sys/class/thermal/thermal_zone0/temp';

export type Vitals = Pick<
  AgentTelemetry,
  'temperatureC' | 'load' | 'memoryBytes' | 'throttled' | 'underVoltage' | 'powerTrouble'
>;

/** How the host and this process fare. */
export async function readVitals(
  power: Pick<PowerSupply, 'read'>,
  logger: Logger,
  thermometer = THERMOMETER,
): Promise<Vitals> {
  const [temperatureC, flags] = await Promise.all([readTemperature(thermometer, logger), power.read()]);
  return {
    ...flags,
    load: loadavg()[0] ?? 0,
    memoryBytes: process.memoryUsage.rss(),
    ...(temperatureC !== undefined && { temperatureC }),
  };
}

/** The file holds thousandths of a degree. Many hosts have none, and some drivers fail to read theirs. */
async function readTemperature(path: string, logger: Logger): Promise<number | undefined> {
  try {
    const degrees = Number.parseInt((await readIfThere(path)) ?? '', 10) / 1000;
    return degrees > -100 && degrees < 200 ? degrees : undefined;
  } catch (error) {
    logger.debug({ err: error, path }, 'The thermometer could not be read');
    return undefined;
  }
}
