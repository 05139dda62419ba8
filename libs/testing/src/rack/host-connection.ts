import type { Bus } from '#bus/bus.js';
import type { AgentInfo } from '#contracts/messages/agent-info.js';
import type { AgentState } from '#contracts/messages/agent-state.js';
import { agentBus, connected, memoryEpochs, type BrokerAccess } from '../bus.js';
import { Line } from './line.js';

const BEAT_MS = 10_000;
const VIDEO = { width: 640, height: 480 };

export interface HostFacts {
  readonly id: string;
  readonly boot: string;
  readonly hostname: string;
  readonly address: string;
  readonly port: number;
}

/** A host's connection to the broker: presence, info, state and telemetry, as an agent tells them. */
export class HostConnection {
  private timer: NodeJS.Timeout | undefined;

  private constructor(
    private readonly bus: Bus,
    private readonly line: Line,
    private readonly id: string,
  ) {}

  static async open(broker: BrokerAccess, facts: HostFacts): Promise<HostConnection> {
    const line = await Line.to(broker.url);
    const { id, boot } = facts;
    const presence = { key: 'agent.presence', params: { id }, boot, epochs: memoryEpochs() } as const;
    const bus = agentBus({ ...broker, url: line.url }, id, { presence });
    const connection = new HostConnection(bus, line, id);
    bus.onConnect(async () => {
      await bus.publish('agent.info', { id }, infoOf(facts));
      await bus.publish('agent.state', { id }, stateNow());
    });
    bus.onState((state) => (state === 'connected' ? connection.beat() : clearTimeout(connection.timer)));
    await connected(bus);
    return connection;
  }

  cut(): void {
    this.line.cut();
  }

  /** As when the process is killed. */
  async kill(): Promise<void> {
    this.line.close();
    await this.bus.close();
  }

  private beat(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.beat(), BEAT_MS);
    const at = new Date().toISOString();
    const counts = { load: 0, freeBytes: 1e10, memoryBytes: 1e8, frames: 0, droppedFrames: 0 };
    // It may have ended a moment ago, which is told by `onState`.
    this.bus.publish('agent.telemetry', { id: this.id }, { at, ...counts }).catch(() => undefined);
  }
}

function infoOf({ boot, hostname, address, port }: HostFacts): AgentInfo {
  const camera = { model: 'rack', driver: 'simulated', modes: [{ ...VIDEO, maxFps: 30 }] } as const;
  return { hostname, addresses: [address], port, ...camera, modes: [...camera.modes], version: '0', boot };
}

function stateNow(): AgentState {
  return {
    status: 'standing-by',
    settings: { desired: { ...VIDEO, fps: 30 } },
    disk: { totalBytes: 2e10, freeBytes: 1e10 },
    clock: { known: true, offsetMs: 0, errorMs: 1 },
    at: new Date().toISOString(),
  };
}
