import { execFile } from 'node:child_process';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Clock } from '#contracts/ports/clock.js';
import type { Logger } from '#contracts/ports/logger.js';
import { readIfThere } from '#runtime/atomic-file.js';
import { throttleFlags, type PowerFlags } from '../../domain/host/throttle-flags.js';

/** How often the tool is run at most: it costs a process, and each process a copy of this one's memory as it is used. */
const TOOL_PAUSE_MS = 30_000;
const TOOL_DEADLINE_MS = 2000;
const MAX_ANSWER_BYTES = 1024;

export interface PowerSources {
  /** The firmware's driver: a link in it for each device, which is called otherwise on each kind of board. */
  readonly firmware: string;
  /** Asked where the kernel does not tell. */
  readonly tool: string;
  readonly hwmon: string;
}

const SOURCES: PowerSources = {
  firmware: '/sys/bus/platform/drivers/raspberrypi-firmware',
  tool: '/usr/bin/vcgencmd',
  hwmon: '/sys/class/hwmon',
};

/** Whether a Raspberry Pi gets the power and the cooling that it needs. Other hosts do not tell. */
export class PowerSupply {
  private toolAt: number | undefined;
  private toolSaid: Promise<PowerFlags | undefined> = Promise.resolve(undefined);
  private hasTool = true;

  constructor(
    private readonly clock: Pick<Clock, 'monotonic'>,
    private readonly logger: Logger,
    private readonly sources = SOURCES,
  ) {}

  /** What the first source that answers says; never rejects. */
  async read(): Promise<Partial<PowerFlags>> {
    const { firmware, hwmon } = this.sources;
    return (
      (await this.tried(firmware, () => firmwareFlags(firmware))) ??
      (await this.askTool()) ??
      (await this.tried(hwmon, () => voltageAlarm(hwmon))) ??
      {}
    );
  }

  private askTool(): Promise<PowerFlags | undefined> {
    const now = this.clock.monotonic();
    if (this.hasTool && (this.toolAt === undefined || now - this.toolAt >= TOOL_PAUSE_MS)) {
      this.toolAt = now;
      const { tool } = this.sources;
      this.toolSaid = this.tried(tool, () => this.flagsOf(tool));
    }
    return this.toolSaid;
  }

  /** Where the tool is not installed, it is not looked for again. */
  private async flagsOf(tool: string): Promise<PowerFlags | undefined> {
    try {
      return throttleFlags(await toolAnswer(tool));
    } catch (error) {
      this.hasTool = !isMissing(error);
      throw error;
    }
  }

  private async tried<T>(source: string, read: () => Promise<T | undefined>): Promise<T | undefined> {
    try {
      return await read();
    } catch (error) {
      // Most hosts have none of the sources.
      if (!isMissing(error))
        this.logger.debug({ err: error, source }, 'The state of the power supply could not be read');
      return undefined;
    }
  }
}

function isMissing(error: unknown): boolean {
  return (error as NodeJS.ErrnoException).code === 'ENOENT';
}

async function firmwareFlags(folder: string): Promise<PowerFlags | undefined> {
  for (const device of await readdir(folder)) {
    const answer = await readIfInside(folder, device, 'get_throttled');
    const flags = answer === undefined ? undefined : throttleFlags(answer);
    if (flags) return flags;
  }
  return undefined;
}

async function voltageAlarm(folder: string): Promise<Partial<PowerFlags> | undefined> {
  for (const chip of await readdir(folder)) {
    if ((await readIfInside(folder, chip, 'name'))?.trim() !== 'rpi_volt') continue;
    const alarm = (await readIfInside(folder, chip, 'in0_lcrit_alarm'))?.trim();
    if (alarm === '0' || alarm === '1') return { underVoltage: alarm === '1' };
  }
  return undefined;
}

/** Beside the links to devices lie files, such as `uevent`, in which there is nothing. */
async function readIfInside(folder: string, device: string, name: string): Promise<string | undefined> {
  try {
    return await readIfThere(join(folder, device, name));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOTDIR') return undefined;
    throw error;
  }
}

async function toolAnswer(tool: string): Promise<string> {
  const { stdout } = await promisify(execFile)(tool, ['get_throttled'], {
    timeout: TOOL_DEADLINE_MS,
    maxBuffer: MAX_ANSWER_BYTES,
    killSignal: 'SIGKILL',
    env: {},
  });
  return stdout;
}
