import fc from 'fast-check';
import { CommandDispatcher } from '#camera-agent/domain/commands/command-dispatcher.js';
import type { CommandHandler } from '#camera-agent/domain/commands/command-handler.js';
import { cameraCommands } from '#camera-agent/domain/commands/camera-commands.js';
import { RollcallError } from '#contracts/errors/rollcall-error.js';
import type { Command, Reply } from '#contracts/messages/command.js';
import { validated } from '#contracts/messages/decode.js';
import { Reply as ReplyMessage } from '#contracts/messages/command.js';
import { FakeClock } from '#testing/fake-clock.js';
import { silentLogger } from '#testing/silent-logger.js';
import { fixedOperatorTime } from '../camera/fixed-operator-time.js';
import { FakeCamera, recording } from './fake-camera.js';

const clock = new FakeClock();

function command(corr: string, more: Partial<Command> = {}): Command {
  const issuedAt = new Date(clock.now()).toISOString();
  return { corr, requester: 'api-1', issuedAt, ttlMs: 1000, args: {}, ...more };
}

function dispatcherOf(handlers: Record<string, CommandHandler>, known = true): CommandDispatcher {
  return new CommandDispatcher(handlers, fixedOperatorTime(clock, known), clock, silentLogger);
}

/** A handler whose work ends when the test says so. */
function gated(): { handler: CommandHandler; runs: number; open: () => void } {
  let open = (): void => undefined;
  const gate = new Promise<void>((resolve) => (open = resolve));
  const work = { handler: (() => run) as CommandHandler, runs: 0, open: () => open() };
  const run = async (): Promise<{ n: number }> => {
    work.runs += 1;
    await gate;
    return { n: work.runs };
  };
  return work;
}

const counting = (): { handler: CommandHandler; runs: () => number } => {
  let runs = 0;
  return { handler: () => () => Promise.resolve({ n: (runs += 1) }), runs: () => runs };
};

const codeOf = (reply: Reply): string | undefined => reply.error?.code;

describe('the commands of a camera', () => {
  const camera = new FakeCamera();
  const dispatcher = dispatcherOf(cameraCommands(camera));

  test('start answers with the recording', async () => {
    const reply = await dispatcher.dispatch('recording-start', command('a', { args: { durationMs: 500 } }));
    expect(reply).toEqual({ corr: 'a', status: 'ok', data: { recording: recording('film-1') } });
    expect(camera.calls).toContain('recording-start {"durationMs":500}');
  });

  test('delete answers with nothing', async () => {
    const reply = await dispatcher.dispatch(
      'recording-delete',
      command('b', { args: { recordingId: 'film-1' } }),
    );
    expect(reply).toEqual({ corr: 'b', status: 'ok', data: {} });
  });

  test('what the camera refuses is the reply', async () => {
    const reply = await dispatcher.dispatch('recording-stop', command('c'));
    expect(reply).toMatchObject({ corr: 'c', status: 'error', error: { code: 'not-recording' } });
  });

  test.each([
    ['recording-start', { durationMs: 'long' }, 'durationMs must be an integer'],
    ['recording-start', { startAt: '2026-01-01' }, 'startAt'],
    ['recording-delete', {}, 'recordingId must match'],
    ['recording-stop', { recordingId: '../x' }, 'recordingId must match'],
    ['recording-delete', { recordingId: '/etc/passwd' }, 'recordingId must match'],
  ])(
    '%s %j is refused with the field that is wrong (paths: CVE-2026-31978, CVE-2026-55488)',
    async (name, args, reason) => {
      const reply = await dispatcher.dispatch(name, command(`bad-${reason.length}`, { args }));
      expect(codeOf(reply)).toBe('invalid-request');
      expect(reply.error?.detail).toContain(reason);
    },
  );

  test.each(['recording-pause', 'constructor', 'toString', '__proto__'])('%s is unknown', async (name) => {
    expect(codeOf(await dispatcher.dispatch(name, command(`unknown-${name.length}`)))).toBe(
      'unknown-command',
    );
  });
});

describe('repeats', () => {
  test('are answered from memory, for ten minutes', async () => {
    const { handler, runs } = counting();
    const dispatcher = dispatcherOf({ go: handler });
    const first = command('a', { ttlMs: 600_000 });
    await dispatcher.dispatch('go', first);
    clock.advance(600_000);
    expect(await dispatcher.dispatch('go', first)).toEqual({ corr: 'a', status: 'ok', data: { n: 1 } });
    clock.advance(1);
    await dispatcher.dispatch('go', command('a'));
    expect(runs()).toBe(2);
  });

  test('are answered from memory after the time of the command', async () => {
    const { handler, runs } = counting();
    const dispatcher = dispatcherOf({ go: handler });
    const first = command('a', { ttlMs: 100 });
    await dispatcher.dispatch('go', first);
    clock.advance(5000);
    expect((await dispatcher.dispatch('go', first)).status).toBe('ok');
    expect(runs()).toBe(1);
  });

  test('of a failure are tried again, until it is done', async () => {
    let runs = 0;
    const handler: CommandHandler = () => () => {
      runs += 1;
      return runs < 2
        ? Promise.reject(new RollcallError('camera-busy', 'Somebody has it.'))
        : Promise.resolve({ n: runs });
    };
    const dispatcher = dispatcherOf({ go: handler });
    const replies: Reply[] = [];
    for (let i = 0; i < 3; i += 1) replies.push(await dispatcher.dispatch('go', command('a')));
    expect(replies.map(codeOf)).toEqual(['camera-busy', undefined, undefined]);
    expect(runs).toBe(2);
  });

  test('join a command that runs', async () => {
    const work = gated();
    const dispatcher = dispatcherOf({ go: work.handler });
    const replies = [dispatcher.dispatch('go', command('a')), dispatcher.dispatch('go', command('a'))];
    work.open();
    expect(await Promise.all(replies)).toEqual([
      { corr: 'a', status: 'ok', data: { n: 1 } },
      { corr: 'a', status: 'ok', data: { n: 1 } },
    ]);
  });

  test('of 256 commands are remembered, the oldest forgotten first', async () => {
    const { handler, runs } = counting();
    const dispatcher = dispatcherOf({ go: handler });
    for (let i = 0; i < 257; i += 1) await dispatcher.dispatch('go', command(`c-${i}`));
    await dispatcher.dispatch('go', command('c-1'));
    expect(runs()).toBe(257);
    await dispatcher.dispatch('go', command('c-0'));
    expect(runs()).toBe(258);
  });

  test('of a refused command are judged anew', async () => {
    const works = Array.from({ length: 16 }, gated);
    const { handler } = counting();
    const handlers = Object.fromEntries(works.map((work, i) => [`w-${i}`, work.handler]));
    const dispatcher = dispatcherOf({ ...handlers, go: handler, power: handler });
    const running = works.map((_, i) => dispatcher.dispatch(`w-${i}`, command('a')));
    expect(codeOf(await dispatcher.dispatch('go', command('b')))).toBe('too-many');
    // A host whose disk hangs can be started anew all the same.
    expect((await dispatcher.dispatch('power', command('c'))).status).toBe('ok');
    works.forEach((work) => work.open());
    await Promise.all(running);
    expect((await dispatcher.dispatch('go', command('b'))).status).toBe('ok');
  });
});

test('any sequence of commands and repeats runs each corr once and gives each the same answer', async () => {
  const corrs = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 30 });
  await fc.assert(
    fc.asyncProperty(corrs, fc.boolean(), async (sequence, together) => {
      const { handler, runs } = counting();
      const dispatcher = dispatcherOf({ go: handler });
      const replies: Reply[] = [];
      if (together)
        replies.push(...(await Promise.all(sequence.map((c) => dispatcher.dispatch('go', command(c))))));
      else for (const corr of sequence) replies.push(await dispatcher.dispatch('go', command(corr)));
      expect(runs()).toBe(new Set(sequence).size);
      for (const [i, reply] of replies.entries()) {
        expect(reply.corr).toBe(sequence[i]);
        expect(reply).toEqual(replies.find(({ corr }) => corr === reply.corr));
      }
    }),
  );
});

test('a stop does not wait behind a start', async () => {
  const start = gated();
  const dispatcher = dispatcherOf({ start: start.handler, stop: counting().handler });
  const started = dispatcher.dispatch('start', command('a'));
  expect((await dispatcher.dispatch('stop', command('b'))).status).toBe('ok');
  start.open();
  expect((await started).status).toBe('ok');
});

describe('the time of a command', () => {
  const { handler } = counting();

  test('past it the command is refused, the error of the clock granted', async () => {
    const late = (ms: number): Command => ({
      ...command(`late-${ms}`),
      issuedAt: new Date(clock.now() - 1000 - ms).toISOString(),
    });
    const dispatcher = dispatcherOf({ go: handler });
    expect((await dispatcher.dispatch('go', late(2))).status).toBe('ok');
    expect(codeOf(await dispatcher.dispatch('go', late(3)))).toBe('command-expired');
  });

  test('does not count while the time of the operator is not known', async () => {
    const ancient = { ...command('a'), issuedAt: '2020-01-01T00:00:00Z' };
    expect((await dispatcherOf({ go: handler }, false).dispatch('go', ancient)).status).toBe('ok');
  });

  test('in a form that is not read is refused: it would never run out', async () => {
    const reply = await dispatcherOf({ go: handler }).dispatch('go', {
      ...command('a'),
      issuedAt: '2026-W01-1',
    });
    expect(codeOf(reply)).toBe('invalid-request');
    expect(reply.error?.detail).toContain('issuedAt');
  });
});

test('an unexpected failure is logged, and answered without its text', async () => {
  const logged: object[] = [];
  const logger = { ...silentLogger, error: (facts: object) => logged.push(facts) };
  const handlers = { go: () => () => Promise.reject(new Error('password is hunter2')) };
  const dispatcher = new CommandDispatcher(handlers, fixedOperatorTime(clock), clock, logger);
  const reply = await dispatcher.dispatch('go', command('a'));
  expect(codeOf(reply)).toBe('internal');
  expect(JSON.stringify(reply)).not.toContain('hunter2');
  expect(logged).toHaveLength(1);
});

test('the reply to a refusal with endless reasons is a message that the other side takes', async () => {
  const fields = Array.from({ length: 500 }, (_, i) => `field ${i} is wrong`);
  const handlers = {
    go: () => () => Promise.reject(new RollcallError('invalid-request', 'No.', { fields })),
  };
  const reply = await dispatcherOf(handlers).dispatch('go', command('a'));
  expect(validated(ReplyMessage, reply)).toMatchObject({ ok: true });
});
