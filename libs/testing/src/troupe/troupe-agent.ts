import type { OperatorTime } from '#camera-agent/domain/clock/operator-time.js';
import { CommandAnswers } from '#camera-agent/adapters/mqtt/command-answers.js';
import { CommandDispatcher } from '#camera-agent/domain/commands/command-dispatcher.js';
import { commandHandler } from '#camera-agent/domain/commands/command-handler.js';
import type { Bus } from '#bus/bus.js';
import type { AgentState } from '#contracts/messages/agent-state.js';
import { IdentifyArgs, SettingsChangeArgs } from '#contracts/messages/command-args.js';
import type { Event } from '#contracts/messages/event.js';
import { Refusals } from '#runtime/refusals.js';
import { systemClock } from '#runtime/system-clock.js';
import { systemRandom } from '#runtime/system-random.js';
import { agentBus, connected, memoryEpochs, type BrokerAccess } from '../bus.js';
import { silentLogger } from '../silent-logger.js';

const VIDEO = { width: 640, height: 480, fps: 30 };
/** Nobody listens there: pictures are not for troupes. */
const MEDIA_PORT = 9898;

const HERE: OperatorTime = {
  known: true,
  errorMs: 1,
  at: (monotonicMs) => Date.now() - performance.now() + monotonicMs,
  now: () => Date.now(),
};

/** An agent without a camera: it obeys by the dispatcher of the product, and what it is to do is nothing. */
export class TroupeAgent {
  /** The `durationMs` of every `identify` that was carried out. */
  readonly identified: number[] = [];
  private readonly bus: Bus;
  private readonly boot = systemRandom.id();

  constructor(
    broker: BrokerAccess,
    readonly id: string,
  ) {
    const presence = {
      key: 'agent.presence',
      params: { id },
      boot: this.boot,
      epochs: memoryEpochs(),
    } as const;
    this.bus = agentBus(broker, id, { presence });
    const answers = new CommandAnswers(
      this.bus,
      id,
      this.dispatcher(),
      new Refusals(silentLogger, systemClock),
    );
    this.bus.on('agent.command', { id }, (command, { params }) => answers.take(params.name, command));
    this.bus.onConnect(() => this.sayAll());
  }

  async start(): Promise<void> {
    await connected(this.bus);
  }

  say(event: Event): Promise<void> {
    const type = event.type.replaceAll('.', '-');
    return this.bus.publish('agent.event', { id: this.id, type }, event);
  }

  private dispatcher(): CommandDispatcher {
    const identify = commandHandler(IdentifyArgs, ({ durationMs = 0 }) => {
      this.identified.push(durationMs);
      return Promise.resolve({ overlay: true, led: false });
    });
    const settings = commandHandler(SettingsChangeArgs, () =>
      Promise.resolve({ settings: { desired: VIDEO } }),
    );
    const handlers = { identify, 'settings-change': settings };
    return new CommandDispatcher(handlers, HERE, systemClock, silentLogger);
  }

  private async sayAll(): Promise<void> {
    const { id } = this;
    const modes = [{ width: VIDEO.width, height: VIDEO.height, maxFps: VIDEO.fps }];
    const camera = { model: 'troupe', driver: 'simulated', modes, version: '0' } as const;
    const info = { hostname: `pi-${id}`, addresses: ['127.0.0.1'], port: MEDIA_PORT, boot: this.boot };
    await this.bus.publish('agent.info', { id }, { ...info, ...camera });
    await this.bus.publish('agent.state', { id }, stateNow());
  }
}

function stateNow(): AgentState {
  return {
    status: 'standing-by',
    settings: { desired: VIDEO },
    disk: { totalBytes: 2e10, freeBytes: 1e10 },
    clock: { known: true, offsetMs: 0, errorMs: 1 },
    at: new Date().toISOString(),
  };
}
