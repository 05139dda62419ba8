import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Clock, Timer } from '#contracts/ports/clock.js';
import type { Logger } from '#contracts/ports/logger.js';
import { OneByOne } from '#runtime/one-by-one.js';

const LEDS = '/sys/class/leds';
/** The activity light, as newer and as older kernels call it, then the power light; and what each usually shows. */
const LIGHTS = [
  { name: 'ACT', usual: 'mmc0' },
  { name: 'led0', usual: 'mmc0' },
  { name: 'PWR', usual: 'default-on' },
] as const;
/** What lets it blink evenly, once a second; the second where a kernel was built without the first. */
const BLINKING = ['timer', 'heartbeat'] as const;

/** How a light was before. */
interface Lit {
  readonly folder: string;
  readonly trigger: string;
  readonly brightness: string;
}

/**
 * A light on the board that blinks for a while; one for all cameras of the board. The kernel lets it blink: nothing here
 * wakes up for it.
 */
export class BoardLed {
  private before: Lit | undefined;
  private timer: Timer | undefined;
  private readonly changes = new OneByOne();

  constructor(
    private readonly clock: Pick<Clock, 'after'>,
    private readonly logger: Logger,
    private readonly folder = LEDS,
  ) {}

  /** False where there is no light that this process may use. A second call goes on for as long as it says. */
  blink(durationMs: number): Promise<boolean> {
    return this.changes.take(async () => {
      this.before ??= await this.take();
      if (!this.before) return false;
      this.timer?.stop();
      this.timer = this.clock.after(durationMs, () => void this.changes.take(() => this.giveBack()));
      return true;
    });
  }

  /** The light is as it was. */
  async close(): Promise<void> {
    await this.changes.take(() => this.giveBack());
  }

  private async take(): Promise<Lit | undefined> {
    for (const { name, usual } of LIGHTS) {
      const lit = await this.takeOne(join(this.folder, name), usual);
      if (lit) return lit;
    }
    return undefined;
  }

  private async takeOne(folder: string, usual: string): Promise<Lit | undefined> {
    try {
      const [triggers, brightness] = await Promise.all([
        readFile(join(folder, 'trigger'), 'utf8'),
        readFile(join(folder, 'brightness'), 'utf8'),
      ]);
      // All that there are, the one in force in brackets: `none [mmc0] timer`.
      const [, trigger] = /\[(\S+)\]/.exec(triggers) ?? [];
      const names = triggers.replaceAll(/[[\]]/g, '').split(/\s+/);
      const blinking = BLINKING.find((name) => names.includes(name));
      if (trigger === undefined || blinking === undefined) return undefined;
      await writeFile(join(folder, 'trigger'), blinking);
      // It blinks already: an agent that crashed left it so, or another one of this host has it.
      const left = names.includes(usual) ? usual : 'none';
      return { folder, trigger: trigger === blinking ? left : trigger, brightness: brightness.trim() };
    } catch (error) {
      // ENOENT: this board has no such light. EACCES, EROFS: it is not for this user.
      this.logger.debug({ err: error, folder }, 'The light cannot be used');
      return undefined;
    }
  }

  private async giveBack(): Promise<void> {
    const { before } = this;
    this.timer?.stop();
    this.before = undefined;
    if (!before) return;
    const { folder, trigger, brightness } = before;
    try {
      await writeFile(join(folder, 'trigger'), trigger);
      if (trigger === 'none') await writeFile(join(folder, 'brightness'), brightness);
    } catch (error) {
      this.logger.warn({ err: error, folder }, 'The light could not be put back as it was');
    }
  }
}
