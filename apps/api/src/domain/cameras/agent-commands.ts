import type { CommandName } from '#contracts/messages/command-args.js';

/** Commands to agents, each with its answer's data. Rejects with what the agent refused, or `no-answer`. */
export interface AgentCommands {
  command(
    agent: string,
    name: CommandName,
    args: object,
    timeoutMs: number,
  ): Promise<Record<string, unknown>>;
}
