import { Server, type CustomTransportStrategy, type MessageHandler } from '@nestjs/microservices';
import { isObservable, lastValueFrom } from 'rxjs';
import { isTopicKey, type TopicKey } from '#contracts/topics/topic-map.js';
import type { Bus } from './bus.js';
import type { MessageContext } from './inbox.js';

/**
 * Nest's transport over the bus: `@EventPattern(key)` takes a key of the topic map, the handler gets
 * the decoded message (`@Payload`) and the open levels of its topic (`@Ctx`).
 */
export class BusStrategy extends Server implements CustomTransportStrategy {
  private readonly byKey = new Map<TopicKey, MessageHandler[]>();

  /** `own` fills the levels that are known only at run time, such as the agent's id. */
  constructor(
    private readonly bus: Bus,
    private readonly own: Readonly<Record<string, string>> = {},
  ) {
    super();
  }

  /** Nest would chain the handlers of one pattern, and forget all but the first when that one fails. */
  override addHandler(pattern: unknown, handler: MessageHandler): void {
    if (!isTopicKey(pattern))
      throw new Error(`@EventPattern("${String(pattern)}") is no key of the topic map`);
    this.byKey.set(pattern, [...(this.byKey.get(pattern) ?? []), handler]);
  }

  /** Registers every handler and starts the bus; each of its connections has all grants or does not count. */
  listen(callback: () => void): void {
    for (const [key, handlers] of this.byKey) {
      this.bus.on(key, this.own, (message, context) => this.runAll(handlers, message, context));
    }
    this.bus.start();
    callback();
  }

  close(): Promise<void> {
    return this.bus.close();
  }

  on(): never {
    throw new Error('the bus has no events of its own: use Bus.onState');
  }

  unwrap(): never {
    throw new Error('nothing is to be had behind the bus: inject the Bus itself');
  }

  private async runAll(
    handlers: readonly MessageHandler[],
    message: unknown,
    context: MessageContext,
  ): Promise<void> {
    const failures: unknown[] = [];
    for (const handler of handlers) {
      try {
        const result: unknown = await handler(message, context);
        // An error of a handler comes as a stream that nobody would look at.
        if (isObservable(result)) await lastValueFrom(result, { defaultValue: undefined });
      } catch (error) {
        failures.push(error);
      }
    }
    if (failures.length > 0)
      throw new AggregateError(failures, `${failures.length} of ${handlers.length} handlers failed`);
  }
}
