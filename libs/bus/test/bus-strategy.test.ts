import { Controller, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import { BusStrategy } from '#bus/bus-strategy.js';
import type { MessageContext } from '#bus/inbox.js';
import type { TopicKey } from '#contracts/topics/topic-map.js';
import type { Command } from '#contracts/messages/command.js';
import { startTestBroker } from '#testing/broker.js';
import { agentBus, apiBus, connected } from '#testing/bus.js';
import { eventually } from '#testing/eventually.js';

const seen: string[] = [];

@Controller()
class First {
  @EventPattern<TopicKey>('agent.command')
  async take(@Payload() command: Command, @Ctx() { params }: MessageContext<'agent.command'>): Promise<void> {
    await Promise.resolve();
    seen.push(`first ${params.name} ${command.corr}`);
  }
}

@Controller()
class Second {
  @EventPattern<TopicKey>('agent.command')
  take(@Payload() command: Command): void {
    seen.push(`second ${command.corr}`);
    if (command.corr === 'c-1') throw new Error('a handler that fails');
  }
}

@Module({ controllers: [First, Second] })
class Handlers {}

@Controller()
class Stranger {
  @EventPattern('no.such.topic')
  take(@Payload() message: unknown): void {
    seen.push(String(message));
  }
}

@Module({ controllers: [Stranger] })
class Strangers {}

test('every handler of a topic runs, also after one that failed, with the own id put in', async () => {
  const broker = await startTestBroker();
  const bus = agentBus(broker, 'cam-1');
  const app = await NestFactory.createMicroservice(Handlers, {
    strategy: new BusStrategy(bus, { id: 'cam-1' }),
    logger: false,
  });
  await app.listen();
  await eventually('the connection', () => bus.state === 'connected');
  const api = await connected(apiBus(broker));
  for (const corr of ['c-1', 'c-2']) {
    const command = {
      corr,
      requester: 'api-test',
      issuedAt: '2026-01-01T00:00:00.000Z',
      ttlMs: 1000,
      args: {},
    };
    await api.publish('agent.command', { id: 'cam-1', name: 'recording-stop' }, command);
  }
  await eventually('both commands at both handlers', () => seen.length === 4);
  expect(seen).toEqual(['first recording-stop c-1', 'second c-1', 'first recording-stop c-2', 'second c-2']);
  await app.close();
  expect(bus.state).toBe('closed');
  await api.close();
  await broker.close();
});

test('a pattern that is no key of the topic map stops the start', async () => {
  const broker = await startTestBroker();
  const strategy = new BusStrategy(agentBus(broker, 'cam-1'));
  const app = await NestFactory.createMicroservice(Strangers, { strategy, logger: false });
  await expect(app.listen()).rejects.toThrow('no.such.topic');
  await broker.close();
});
