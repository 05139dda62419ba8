import type { Snapshot } from '#contracts/http/views.js';
import type { Event } from '#contracts/messages/event.js';
import type { Service } from '#contracts/messages/registry.js';

/** Something that the event stream told of a service. */
export interface Happened {
  /** Such as `service.found`; `snapshot` for what was there at the beginning. */
  readonly type: string;
  readonly service: Service;
}

type Line = Event | { readonly type: 'snapshot'; readonly data: Snapshot };

/** Reads what `rollcall watch --json` has printed so far. */
export function readHappened(output: string): Happened[] {
  const whole = output.slice(0, output.lastIndexOf('\n') + 1);
  const lines = whole.split('\n').filter((line) => line !== '');
  return lines.flatMap((line) => happenedIn(JSON.parse(line) as Line));
}

function happenedIn({ type, data }: Line): Happened[] {
  if (type === 'snapshot') return (data as Snapshot).services.map((service) => ({ type, service }));
  return type.startsWith('service.') ? [{ type, service: data as unknown as Service }] : [];
}
