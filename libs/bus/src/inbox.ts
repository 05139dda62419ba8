import { decode } from '#contracts/messages/decode.js';
import { matchTopic, type TopicMatch } from '#contracts/topics/topic.js';
import { TOPICS, type MessageOf, type ParamsOf, type TopicKey } from '#contracts/topics/topic-map.js';
import type { Clock } from '#contracts/ports/clock.js';
import type { Logger } from '#contracts/ports/logger.js';
import type { Refusals } from '#runtime/refusals.js';
import { SerialQueues } from './serial-queues.js';

export interface MessageContext<K extends TopicKey = TopicKey> {
  readonly key: K;
  readonly params: ParamsOf<K>;
  /** When its packet was read, on `Clock.monotonic()`: it may have waited for its turn since. */
  readonly arrivedAt: number;
}

/** `message` is undefined where a retained state was cleared. */
export type MessageHandler<K extends TopicKey> = (
  message: MessageOf<K> | undefined,
  context: MessageContext<K>,
) => Promise<void> | void;

type AnyHandler = (
  message: object | undefined,
  context: { key: TopicKey; params: object; arrivedAt: number },
) => Promise<void> | void;

type Arrived = TopicMatch & { readonly arrivedAt: number };

/** Everything that arrives: matched, decoded or refused, then handled in order for each camera. */
export class Inbox {
  private readonly handlers = new Map<TopicKey, AnyHandler[]>();
  private readonly queues = new SerialQueues();

  constructor(
    private readonly refusals: Refusals,
    private readonly logger: Logger,
    private readonly clock: Pick<Clock, 'monotonic'>,
    /** Topics that nobody else writes: what comes fresh there is an echo, and is not read. */
    private readonly own: readonly TopicKey[] = [],
  ) {}

  add<K extends TopicKey>(key: K, handler: MessageHandler<K>): void {
    this.handlers.set(key, [...(this.handlers.get(key) ?? []), handler as unknown as AnyHandler]);
  }

  /** Takes one packet; never throws, never waits. */
  receive(topic: string, payload: Uint8Array, retained: boolean): void {
    const arrivedAt = this.clock.monotonic();
    const match = matchTopic(topic);
    const handlers = match && this.handlers.get(match.key);
    if (!match || !handlers)
      return this.refusals.refuse('mqtt-unknown-topic', { topic: topic.slice(0, 200) });
    if (!retained && this.own.includes(match.key)) return;
    const spec = TOPICS[match.key];
    if (retained && !spec.retain) return this.refusals.refuse('mqtt-retained-command', { topic });
    if (payload.byteLength === 0 && spec.retain)
      return this.enqueue({ ...match, arrivedAt }, handlers, undefined);
    const decoded = decode<object>(spec.message, payload);
    if (!decoded.ok) {
      return this.refusals.refuse(`mqtt-${decoded.refusal.kind}`, {
        topic,
        fields: decoded.refusal.fields.slice(0, 8),
      });
    }
    this.enqueue({ ...match, arrivedAt }, handlers, decoded.value);
  }

  /** Resolves when every message that was taken has been handled. */
  drained(): Promise<void> {
    return this.queues.drained();
  }

  private enqueue(match: Arrived, handlers: readonly AnyHandler[], message: object | undefined): void {
    const { id } = match.params;
    const taken = this.queues.add(id ?? match.key, async () => {
      for (const handler of handlers) await this.run(handler, message, match);
    });
    if (!taken) this.refusals.refuse('mqtt-queue-full', { topic: match.key, id });
  }

  private async run(handler: AnyHandler, message: object | undefined, match: Arrived): Promise<void> {
    try {
      await handler(message, match);
    } catch (error) {
      this.logger.error({ err: error, topic: match.key, params: match.params }, 'A message handler failed');
    }
  }
}
