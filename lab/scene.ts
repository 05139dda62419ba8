import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { makeTempDir } from '#testing/make-temp-dir.js';
import type { Bridge } from '#testing/netlab/bridge.js';
import { NetLab } from '#testing/netlab/net-lab.js';
import type { Program } from '#testing/program.js';
import { ROLLCALL } from '#testing/rollcall.js';
import { UsageError } from '#testing/usage.js';
import { Operator } from '../test/lab/support/operator.js';
import { Agent } from './agent.js';
import { BRIDGES, OPERATOR, planAgents, type Place } from './plan.js';

/** The operator's host, the agents' hosts and the switches between them. */
export class Scene {
  private readonly bridges = new Map<string, Bridge>();
  private readonly agents = new Map<string, Agent>();
  private operatorOrNone: Operator | undefined;
  /** Prints what happens, while that is wanted. */
  watch: Program | undefined;

  private constructor(
    private readonly lab: NetLab,
    private readonly folder: string,
  ) {}

  static async open(): Promise<Scene> {
    if (!existsSync(ROLLCALL[1])) throw new Error(`${ROLLCALL[1]} is missing: run "npm run build" first.`);
    return new Scene(await NetLab.open(), await makeTempDir());
  }

  async startOperator(): Promise<void> {
    for (const name of BRIDGES) this.bridges.set(name, await this.lab.bridge(name));
    const host = await this.lab.hostAt(this.bridge('lan'), 'operator', `${OPERATOR.lan}/24`);
    await host.plug(this.bridge('lan-2'), 'eth1', `${OPERATOR['lan-2']}/24`);
    this.operatorOrNone = await Operator.start(host, this.folder);
  }

  async startAgents(count: number): Promise<readonly Place[]> {
    const places = planAgents(count);
    for (const { name, bridge, address, operator } of places) {
      const host = await this.lab.hostAt(this.bridge(bridge), name, address);
      this.agents.set(name, new Agent(host, this.operator, operator));
    }
    await Promise.all([...this.agents.values()].map((agent) => agent.ready()));
    return places;
  }

  get operator(): Operator {
    if (!this.operatorOrNone) throw new Error('the operator has not started');
    return this.operatorOrNone;
  }

  agent(name: string): Agent {
    return this.named('an agent', this.agents, name);
  }

  bridge(name: string): Bridge {
    return this.named('a switch', this.bridges, name);
  }

  /** Starts a command of the program in a host. */
  rollcall(host: string, args: readonly string[]): Program {
    return host === 'operator' ? this.operator.rollcall(args) : this.agent(host).rollcall(args);
  }

  async close(): Promise<void> {
    await this.lab.close();
    await rm(this.folder, { recursive: true, force: true });
  }

  private named<T>(kind: string, all: ReadonlyMap<string, T>, name: string): T {
    const one = all.get(name);
    if (one === undefined)
      throw new UsageError(`${name} is no name of ${kind}: there are ${[...all.keys()].join(', ')}.`);
    return one;
  }
}
