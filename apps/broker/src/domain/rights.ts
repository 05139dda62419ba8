import { isId } from '#contracts/ids.js';
import { allowsSubscribe } from '#contracts/topics/acl.js';
import { TOPICS, type TopicSpec } from '#contracts/topics/topic-map.js';
import { matchTopic, TOPIC_ROOT } from '#contracts/topics/topic.js';
import type { Principal, SignedIn } from './principal.js';

const SPECS: readonly TopicSpec[] = Object.values(TOPICS);

/** The entry of the topic map under which this principal may publish to this very topic; else undefined. */
export function publishRight(principal: Principal, topic: string): TopicSpec | undefined {
  const match = matchTopic(topic);
  if (!match) return undefined;
  const spec: TopicSpec = TOPICS[match.key];
  if (!spec.writers.includes(principal.role)) return undefined;
  return principal.role !== 'agent' || match.params.id === principal.id ? spec : undefined;
}

/**
 * Whether every topic that the filter matches lies within one entry of the map that this principal may read, and within
 * what its token names.
 */
export function maySubscribe({ principal, acl }: SignedIn, filter: string): boolean {
  const levels = filter.split('/', 10);
  const isReader = (spec: TopicSpec): boolean => spec.readers.includes(principal.role);
  return (
    SPECS.some((spec) => isReader(spec) && covers(spec, principal, levels)) && allowsSubscribe(acl, filter)
  );
}

function covers(spec: TopicSpec, principal: Principal, filter: readonly string[]): boolean {
  const pattern = (TOPIC_ROOT + spec.template).split('/');
  if (principal.role === 'agent' && !pattern.includes('{id}')) return false;
  return (
    pattern.length === filter.length &&
    pattern.every((level, i) => coversLevel(level, principal, filter[i] ?? ''))
  );
}

function coversLevel(pattern: string, principal: Principal, level: string): boolean {
  if (!pattern.startsWith('{')) return level === pattern;
  if (principal.role === 'agent' && pattern === '{id}') return level === principal.id;
  return level === '+' || isId(level);
}
