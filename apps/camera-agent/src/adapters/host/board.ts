import { RollcallError } from '#contracts/errors/rollcall-error.js';
import type { Host } from '../../domain/commands/host-commands.js';
import type { BoardLed } from './board-led.js';
import type { PowerAction } from './power-control.js';

/** The board that this agent runs on. */
export class Board implements Host {
  constructor(
    private readonly led: Pick<BoardLed, 'blink' | 'close'>,
    /** Whether this agent was given the right: a simulated camera must not switch off whose laptop it runs on. */
    private readonly mayPower: boolean,
    private readonly order: Host['power'],
  ) {}

  blink(durationMs: number): Promise<boolean> {
    return this.led.blink(durationMs);
  }

  async power(action: PowerAction): Promise<void> {
    if (!this.mayPower)
      throw new RollcallError('no-power-control', 'ROLLCALL_POWER_CONTROL is not set for this agent.');
    await this.order(action);
  }

  /** Leaves the board as it was. */
  close(): Promise<void> {
    return this.led.close();
  }
}
