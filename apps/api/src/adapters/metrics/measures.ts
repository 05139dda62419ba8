import { Counter, Histogram, Registry } from 'prom-client';
import type { ErrorCode } from '#contracts/errors/catalogue.js';
import type { CommandName } from '#contracts/messages/command-args.js';
import type { Event } from '#contracts/messages/event.js';
import type { CommandEnd } from '../../domain/cameras/command-times.js';
import type { EventSink } from '../../domain/events/event-sink.js';

/** From an answer of the same host to the longest wait for one. */
const SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5, 20];

/** What a camera's agent gives and the API passes on. */
export type Relayed = 'live' | 'film' | 'still';

/**
 * What is counted as it happens. Every label takes its values from code, none from a wire: whatever strangers send, the
 * series stay as many.
 */
export class Measures implements EventSink {
  readonly registry = new Registry();

  private readonly commands = new Histogram({
    name: 'rollcall_command_duration_seconds',
    help: 'From the call to the answer of a command to a camera, by how it ended.',
    labelNames: ['command', 'outcome'],
    buckets: SECONDS,
    registers: [this.registry],
  });
  private readonly refusals = this.counter(
    'rollcall_http_refused_total',
    'Requests that were answered with a problem document, by its code.',
    'code',
  );
  private readonly events = this.counter(
    'rollcall_events_total',
    'Events that were published to the readers of the event stream.',
    'type',
  );
  private readonly received = this.relayed(
    'rollcall_relay_received_bytes_total',
    'Bytes of pictures and films that came from agents.',
  );
  private readonly sent = this.relayed(
    'rollcall_relay_sent_bytes_total',
    'Bytes of pictures and films that were handed to those who asked for them.',
  );

  commandTook(command: CommandName, outcome: CommandEnd, ms: number): void {
    this.commands.observe({ command, outcome }, ms / 1000);
  }

  httpRefused(code: ErrorCode): void {
    this.refusals.inc({ code });
  }

  publish({ type }: Event): void {
    this.events.inc({ type });
  }

  relayReceived(kind: Relayed, bytes: number): void {
    this.received[kind] += bytes;
  }

  /** What goes out as it comes in. */
  relayPassed(kind: Relayed, bytes: number): void {
    this.relayReceived(kind, bytes);
    this.relaySent(kind, bytes);
  }

  relaySent(kind: Relayed, bytes: number): void {
    this.sent[kind] += bytes;
  }

  /** Read when somebody asks: what looks its label up at every write would cost as much as half the write. */
  private relayed(name: string, help: string): Record<Relayed, number> {
    const totals: Record<Relayed, number> = { live: 0, film: 0, still: 0 };
    new Counter({
      ...{ name, help, labelNames: ['kind'], registers: [this.registry] },
      collect() {
        this.reset();
        for (const [kind, bytes] of Object.entries(totals)) this.inc({ kind }, bytes);
      },
    });
    return totals;
  }

  private counter(name: string, help: string, label: string): Counter {
    return new Counter({ name, help, labelNames: [label], registers: [this.registry] });
  }
}
