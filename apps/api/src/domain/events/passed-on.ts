import { validated, type Decoded, type Refusal } from '#contracts/messages/decode.js';
import { EVENT_TYPES, type EventType } from '#contracts/messages/event-types.js';
import type { Event } from '#contracts/messages/event.js';
import { Recording } from '#contracts/messages/recording.js';
import { Search } from '#contracts/messages/search.js';

/** What agents tell of, with the recording as `data`. */
export const FROM_AGENTS = EVENT_TYPES.filter((type) => type.startsWith('recording.'));

/** What discovery tells of, with the search as `data`. */
export const FROM_DISCOVERY = EVENT_TYPES.filter((type) => type.startsWith('search.'));

/** The `{type}` level of a topic, and the agent's id where there is one. */
export interface EventTopic {
  readonly id?: string;
  readonly type: string;
}

/** Reads an agent's event; refused where it speaks for another camera than the one whose topic it came by. */
export function agentEvent(topic: EventTopic, event: Event): Decoded<Recording> {
  const wrongType = refusedType(topic, event, FROM_AGENTS);
  if (wrongType) return wrongType;
  const decoded = validated(Recording, event.data);
  if (!decoded.ok) return decoded;
  const { cameraId, id } = decoded.value;
  if (cameraId !== topic.id) return refused(`camera ${topic.id} sent an event of camera ${cameraId}`);
  if (id !== event.subject) return refused(`the subject is not the recording ${id}`);
  return decoded;
}

/** Reads an event of discovery. */
export function discoveryEvent(topic: EventTopic, event: Event): Decoded<Search> {
  return refusedType(topic, event, FROM_DISCOVERY) ?? validated(Search, event.data);
}

function refusedType(topic: EventTopic, event: Event, allowed: readonly EventType[]): Refused | undefined {
  if (event.type.replaceAll('.', '-') !== topic.type) return refused(`${event.type} came as ${topic.type}`);
  return allowed.some((type) => type === event.type)
    ? undefined
    : refused(`${event.type} is not passed on from here`);
}

interface Refused {
  readonly ok: false;
  readonly refusal: Refusal;
}

function refused(reason: string): Refused {
  return { ok: false, refusal: { kind: 'invalid', fields: [reason] } };
}
