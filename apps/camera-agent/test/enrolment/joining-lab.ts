import type { RunningAgent } from '#camera-agent/main.js';
import type { TestBroker } from '#testing/broker.js';
import { eventually } from '#testing/eventually.js';
import { freeUdpPort } from '#testing/free-port.js';
import { tempDir } from '#testing/temp-dir.js';
import { agentEnvironment, closeLab, LabApi, labBroker, labStart } from '../control/agent-lab.js';
import { FakeCamera } from '../control/fake-camera.js';
import { closeUdpClients } from '../control/udp-client.js';
import { ScriptedOperator } from './scripted-operator.js';

export const DEADLINE_MS = 30_000;

/** For each test beside its making: a real broker, an operator that lets join, and agents with no more than a name. */
export class JoiningLab {
  broker!: TestBroker;
  operator!: ScriptedOperator;
  camera!: FakeCamera;
  private api!: LabApi;

  constructor() {
    beforeEach(async () => {
      this.broker = await labBroker();
      this.operator = await ScriptedOperator.start(this.broker);
      this.api = await LabApi.connect(this.broker, ['agent.presence']);
      this.camera = new FakeCamera();
    });
    afterEach(async () => {
      await closeLab();
      await closeUdpClients();
      await this.operator.close();
    });
  }

  /** Where the operator is. */
  get named(): string {
    return `127.0.0.1:${this.operator.httpsPort}`;
  }

  /** What the broker was told of the agent so far. */
  get states(): (string | undefined)[] {
    return this.api.heard('agent.presence').map(({ message }) => message?.state);
  }

  /** The broker of the test has a port of plain text on loopback alone, so agents are told of it. */
  async settings(more: Record<string, string> = {}): Promise<Record<string, string>> {
    return agentEnvironment(await tempDir(), this.broker.url, await freeUdpPort(), more);
  }

  /** The same with a join token, and with the place of the operator. */
  invited(): Promise<Record<string, string>> {
    return this.settings({ ROLLCALL_JOIN: this.operator.joinToken, ROLLCALL_OPERATOR: this.named });
  }

  begin(env: Record<string, string>): Promise<RunningAgent> {
    return labStart(env, () => Promise.resolve(this.camera));
  }

  async isReady(): Promise<void> {
    await eventually('the agent is ready', () => this.states.at(-1) === 'ready', DEADLINE_MS);
  }

  async joined(): Promise<[RunningAgent, Record<string, string>]> {
    const env = await this.invited();
    const agent = await this.begin(env);
    await this.isReady();
    return [agent, env];
  }
}
