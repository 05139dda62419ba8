import { randomBytes } from 'node:crypto';
import type { Bus } from '#bus/bus.js';
import { RollcallError } from '#contracts/errors/rollcall-error.js';
import type { AgentState } from '#contracts/messages/agent-state.js';
import type { Command, Reply } from '#contracts/messages/command.js';
import type { ClockReply } from '#contracts/messages/clock.js';
import type { Event } from '#contracts/messages/event.js';
import type { Recording } from '#contracts/messages/recording.js';
import type { TestBroker } from '#testing/broker.js';
import { agentBus, connected } from '#testing/bus.js';
import { infoOf, recordingOf, stateOf } from './samples.js';
import { MediaServer } from './media-server.js';

/** An agent that obeys commands as the test wants, over a real connection with its own credential. */
export class ScriptedAgent {
  readonly commands: { readonly name: string; readonly command: Command }[] = [];
  readonly clockReplies: ClockReply[] = [];
  /** What it answers with; undefined stays silent. */
  answer: (
    name: string,
    args: Record<string, unknown>,
  ) => Partial<Reply> | undefined | Promise<Partial<Reply>>;
  private running: Recording | undefined;

  private constructor(
    readonly id: string,
    readonly bus: Bus,
    readonly media: MediaServer,
  ) {
    this.answer = (name, args) => this.obey(name, args);
  }

  static async start(broker: TestBroker, id: string): Promise<ScriptedAgent> {
    const bus = agentBus(broker, id);
    const media = new MediaServer(id, broker.operatorKey.publicKey);
    const agent = new ScriptedAgent(id, bus, media);
    bus.on('agent.command', { id }, (command, { params }) => agent.hear(params.name, command));
    bus.on('agent.clock-reply', { id }, (reply) => {
      if (reply) agent.clockReplies.push(reply);
    });
    await connected(bus);
    await bus.publish('agent.info', { id }, infoOf(id, { port: await media.start() }));
    await agent.say({});
    return agent;
  }

  say(state: Partial<AgentState>): Promise<void> {
    return this.bus.publish('agent.state', { id: this.id }, stateOf(state));
  }

  event(event: Event): Promise<void> {
    const type = event.type.replaceAll('.', '-');
    return this.bus.publish('agent.event', { id: this.id, type }, event);
  }

  /** Keeps a film of random bytes. */
  keep(recording: string, bytes: number, more: Partial<Recording> = {}): Buffer {
    const film = randomBytes(bytes);
    this.media.films.set(recording, {
      recording: recordingOf(this.id, recording, { bytes, ...more }),
      bytes: film,
    });
    return film;
  }

  async close(): Promise<void> {
    await this.bus.close();
    await this.media.kill();
  }

  private async hear(name: string, command: Command | undefined): Promise<void> {
    if (!command) return;
    this.commands.push({ name, command });
    const { corr, requester, args } = command;
    const answer = await this.answer(name, args);
    if (!answer) return;
    await this.bus.publish('agent.reply', { id: this.id, requester }, { corr, status: 'ok', ...answer });
  }

  private obey(name: string, args: Record<string, unknown>): Partial<Reply> {
    if (name === 'recording-start') return this.begin(args);
    if (name === 'recording-stop') return this.finish();
    return this.media.films.delete(String(args.recordingId)) ? { data: {} } : refusal('unknown-recording');
  }

  private begin({ name }: Record<string, unknown>): Partial<Reply> {
    if (this.running) return refusal('already-recording');
    const title = typeof name === 'string' ? { name } : {};
    this.running = recordingOf(this.id, `rec-${this.commands.length}`, { state: 'recording', ...title });
    return { data: { recording: this.running } };
  }

  private finish(): Partial<Reply> {
    if (!this.running) return refusal('not-recording');
    const recording = { ...this.running, state: 'saved' };
    this.running = undefined;
    return { data: { recording } };
  }
}

function refusal(code: ConstructorParameters<typeof RollcallError>[0]): Partial<Reply> {
  const { message, advice } = new RollcallError(code, `The scripted agent refuses: ${code}.`);
  return { status: 'error', error: { code, detail: message, advice } };
}
