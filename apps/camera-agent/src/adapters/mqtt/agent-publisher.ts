import type { Bus } from '#bus/bus.js';
import type { AgentInfo } from '#contracts/messages/agent-info.js';
import type { AgentState } from '#contracts/messages/agent-state.js';
import type { Event } from '#contracts/messages/event.js';
import type { Recording } from '#contracts/messages/recording.js';
import type { Clock, Timer } from '#contracts/ports/clock.js';
import type { Random } from '#contracts/ports/random.js';
import type { Refusals } from '#runtime/refusals.js';
import type { CameraUnit, RecordingEventType } from '../../domain/camera/camera-unit.js';
import type { ClockReport } from '../../domain/clock/clock-report.js';
import type { OperatorClock } from '../../domain/clock/operator-clock.js';
import type { Vitals } from '../host/vitals.js';
import { EventOutbox } from './event-outbox.js';
import { LatestPublisher } from './latest-publisher.js';

/** How often disk, clock and telemetry are told, changed or not. */
const BEAT_MS = 10_000;

export interface PublisherParts {
  readonly camera: CameraUnit;
  readonly operatorClock: OperatorClock;
  readonly clockReport: ClockReport;
  readonly vitals: () => Promise<Vitals>;
  readonly info: () => AgentInfo;
  readonly clock: Clock;
  readonly random: Random;
  readonly refusals: Refusals;
}

/** Tells the broker what this agent is and how it is. Nothing here holds up the camera. */
export class AgentPublisher {
  private readonly latestState = new LatestPublisher(() => this.counted('state', this.publishState()));
  private readonly outbox: EventOutbox;
  private timer: Timer | undefined;
  private toldFacts = '';

  constructor(
    private readonly bus: Pick<Bus, 'publish' | 'onConnect' | 'onState' | 'state'>,
    private readonly id: string,
    private readonly parts: PublisherParts,
  ) {
    this.outbox = new EventOutbox((event) => this.publishEvent(event), parts.refusals);
  }

  /** Before the camera and the bus start: what a repair finds is told too. */
  start(): void {
    const { camera } = this.parts;
    this.bus.onConnect(async () => {
      await Promise.all([this.publishInfo(), this.publishState()]);
    });
    this.bus.onState((state) => (state === 'connected' ? this.beat() : this.timer?.stop()));
    camera.onChange(() => this.stateChanged());
    camera.onRecording((type, recording) => this.outbox.add(this.eventOf(type, recording)));
  }

  /** Without a connection there is nothing to do: each connect publishes the state as it then is. */
  stateChanged(): void {
    if (this.bus.state !== 'connected') return;
    this.latestState.changed();
    // A camera that was plugged in later has another name, and other modes, than none.
    if (this.facts !== this.toldFacts) this.infoChanged();
  }

  /** Its addresses are others, such as by DHCP, or its camera is. */
  infoChanged(): void {
    if (this.bus.state === 'connected') void this.counted('info', this.publishInfo());
  }

  private beat(): void {
    this.timer?.stop();
    this.timer = this.parts.clock.after(BEAT_MS, () => this.beat());
    this.stateChanged();
    void this.outbox.flush();
    void this.counted('telemetry', this.publishTelemetry());
  }

  private get facts(): string {
    return JSON.stringify(this.parts.camera.facts);
  }

  private publishInfo(): Promise<void> {
    this.toldFacts = this.facts;
    return this.bus.publish('agent.info', { id: this.id }, this.parts.info());
  }

  private async publishState(): Promise<void> {
    const { camera, clockReport } = this.parts;
    const state: AgentState = { ...camera.snapshot, clock: clockReport.read(), at: this.operatorNow() };
    await this.bus.publish('agent.state', { id: this.id }, state);
  }

  private async publishTelemetry(): Promise<void> {
    const { camera, operatorClock, vitals } = this.parts;
    const { freeBytes } = camera.snapshot.disk;
    const { roundTripMs } = operatorClock;
    const figures = { freeBytes, ...(roundTripMs !== undefined && { roundTripMs }), ...camera.counts };
    const telemetry = { at: this.operatorNow(), ...figures, ...(await vitals()) };
    await this.bus.publish('agent.telemetry', { id: this.id }, telemetry);
  }

  private async publishEvent(event: Event): Promise<void> {
    const type = event.type.replaceAll('.', '-');
    await this.bus.publish('agent.event', { id: this.id, type }, event);
  }

  private eventOf(type: RecordingEventType, recording: Recording): Event {
    const time = this.operatorNow();
    return { id: this.parts.random.id(), type, time, subject: recording.id, data: { ...recording } };
  }

  private operatorNow(): string {
    return new Date(this.parts.operatorClock.now()).toISOString();
  }

  /** What could not be told now is told at the next change, beat or connect. */
  private async counted(what: 'info' | 'state' | 'telemetry', published: Promise<void>): Promise<void> {
    try {
      await published;
    } catch (error) {
      this.parts.refusals.refuse(`${what}-not-sent`, { err: error });
    }
  }
}
