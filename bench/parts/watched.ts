import { createInterface } from 'node:readline';
import type { Event } from '#contracts/messages/event.js';
import type { Program } from '#testing/program.js';
import type { EventReader, Received } from '../../test/e2e/support/event-reader.js';

/** What `rollcall watch --json` says: where the event stream cannot be read from here. */
export function watched({ child }: Program): Pick<EventReader, 'received'> {
  const received: Received[] = [];
  if (!child.stdout) throw new Error('the program has no standard output');
  createInterface(child.stdout).on('line', (line) => {
    const event = JSON.parse(line) as Event & { readonly type: string };
    received.push({ type: event.type, event, at: performance.now() });
  });
  return { received };
}
