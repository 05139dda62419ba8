import { Readable } from 'node:stream';
import { ApiError } from '#client/api-error.js';
import type { StreamItem } from '#client/events/follow-events.js';
import { unreachable } from '#client/http/failures.js';
import type { Client } from '../../src/client/client.js';
import { waitForCollection } from '../../src/client/wait-for-collection.js';

const gone = unreachable('http://rollcall.test', 'refused');

/** A client whose API is there only now and then. */
function clientOf(items: readonly StreamItem[]): Client {
  const events = (): AsyncIterable<StreamItem> => Readable.from(items);
  return { rollcall: { events }, signal: new AbortController().signal } as unknown as Client;
}

function times(count: number, item: StreamItem): StreamItem[] {
  return Array.from({ length: count }, () => item);
}

test('an API that stays away is not waited for without an end, and told of once', async () => {
  const notes: string[] = [];
  const listener = { changed: () => undefined, note: (text: string) => void notes.push(text) };
  const broken: StreamItem = { kind: 'broken', error: gone, retryMs: 1 };
  const client = clientOf([...times(11, broken), { kind: 'back' }, ...times(12, broken)]);
  await expect(waitForCollection(client, 't1', listener)).rejects.toBe(gone);
  expect(gone).toBeInstanceOf(ApiError);
  expect(notes).toHaveLength(2);
  expect(notes[0]).toContain('What has come stays');
});

test('where the answer at its end does not come, it is asked for again with the next sign of life', async () => {
  const ended = { kind: 'events', events: [{ type: 'collection.ended', subject: 't1', data: {} }] };
  const heartbeat = { kind: 'events', events: [] };
  const answers = [
    () => Promise.reject(gone),
    () => Promise.reject(gone),
    () => Promise.resolve({ state: 'collected' }),
  ];
  const events = (): AsyncIterable<StreamItem> =>
    Readable.from([heartbeat, ended, heartbeat, heartbeat, heartbeat]) as AsyncIterable<StreamItem>;
  let asked = 0;
  const call = (): unknown => answers[asked++]?.();
  const client = { rollcall: { events, call }, signal: new AbortController().signal } as unknown as Client;
  const listener = { changed: () => undefined, note: () => undefined };
  expect(await waitForCollection(client, 't1', listener)).toMatchObject({ state: 'collected' });
  expect(asked).toBe(3);
});
