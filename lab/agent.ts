import type { Cable } from '#testing/netlab/cable.js';
import type { Host } from '#testing/netlab/host.js';
import type { Program } from '#testing/program.js';
import { UsageError } from '#testing/usage.js';
import type { Operator } from '../test/lab/support/operator.js';

const START_MS = 120_000;

/** A host with an agent, which runs or not. */
export class Agent {
  private program: Program;

  constructor(
    readonly host: Host,
    private readonly operator: Operator,
    private readonly broker: string,
  ) {
    this.program = operator.agent(host, broker);
  }

  get cable(): Cable {
    return this.host.cable('eth0');
  }

  async start(): Promise<void> {
    if (this.program.running) throw new UsageError(`The agent of ${this.host.name} runs already.`);
    this.program = this.operator.agent(this.host, this.broker);
    await this.ready();
  }

  async ready(): Promise<void> {
    await this.program.says('Rollcall agent runs as', START_MS);
  }

  async end(signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
    if (!this.program.running)
      throw new UsageError(
        `The agent of ${this.host.name} does not run: "start ${this.host.name}" starts it.`,
      );
    await this.program.end(signal);
  }

  /** Runs a command of the program with the agent's settings. */
  rollcall(args: readonly string[]): Program {
    return this.host.rollcall(args, this.operator.agentSettings(this.host, this.broker));
  }
}
