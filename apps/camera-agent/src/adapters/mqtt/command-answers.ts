import type { Bus } from '#bus/bus.js';
import type { Command } from '#contracts/messages/command.js';
import type { Refusals } from '#runtime/refusals.js';
import type { CommandDispatcher } from '../../domain/commands/command-dispatcher.js';

/** Commands that wait for their answer, repeats included. */
const MAX_OPEN = 64;

/** Gives every command to the dispatcher and its reply to whoever sent it. */
export class CommandAnswers {
  private readonly open = new Set<Promise<void>>();

  constructor(
    private readonly bus: Pick<Bus, 'publish'>,
    private readonly id: string,
    private readonly dispatcher: CommandDispatcher,
    private readonly refusals: Refusals,
  ) {}

  /** Begins and does not wait: the bus hands over the next command only when this returns. */
  take(name: string, command: Command | undefined): void {
    if (!command) return;
    if (this.open.size >= MAX_OPEN)
      return this.refusals.refuse('command-flood', { name, requester: command.requester });
    const answer = this.answer(name, command).finally(() => this.open.delete(answer));
    this.open.add(answer);
  }

  /** Resolves when every command that was taken has been answered. */
  async settled(): Promise<void> {
    while (this.open.size > 0) await Promise.all(this.open);
  }

  private async answer(name: string, command: Command): Promise<void> {
    const { corr, requester } = command;
    const reply = await this.dispatcher.dispatch(name, command);
    try {
      await this.bus.publish('agent.reply', { id: this.id, requester }, reply);
    } catch (error) {
      // The requester repeats the command, and is then answered from memory.
      this.refusals.refuse('reply-not-sent', { err: error, name, corr, requester });
    }
  }
}
