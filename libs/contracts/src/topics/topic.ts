import { isId } from '../ids.js';
import { TOPICS, type ParamsOf, type TopicKey } from './topic-map.js';

export const TOPIC_ROOT = 'rollcall/v1/';

const PLACEHOLDER = /\{([a-z]+)\}/g;

/** The topic to publish to. Throws a TypeError where a parameter is no id: it would reach another topic. */
export function topicOf<K extends TopicKey>(key: K, params: ParamsOf<K>): string {
  return fill(key, (name) => idLevel(key, name, (params as Record<string, unknown>)[name]));
}

/** The filter to subscribe to; parameters that are left out match any one level. */
export function filterOf<K extends TopicKey>(key: K, params: Partial<ParamsOf<K>> = {}): string {
  return fill(key, (name) => {
    const level = (params as Record<string, unknown>)[name];
    return level === undefined ? '+' : idLevel(key, name, level);
  });
}

function fill(key: TopicKey, level: (name: string) => string): string {
  return TOPIC_ROOT + TOPICS[key].template.replace(PLACEHOLDER, (_, name: string) => level(name));
}

function idLevel(key: TopicKey, name: string, level: unknown): string {
  if (isId(level)) return level;
  throw new TypeError(`"${String(level)}" is no id, so no {${name}} of ${key}`);
}

export interface TopicMatch {
  readonly key: TopicKey;
  readonly params: Readonly<Record<string, string>>;
}

const PATTERNS = (Object.keys(TOPICS) as TopicKey[]).map((key) => ({
  key,
  levels: (TOPIC_ROOT + TOPICS[key].template).split('/'),
}));

/** Which entry of the map a topic is, and what stands in its open levels; undefined for any other string. */
export function matchTopic(topic: string): TopicMatch | undefined {
  const levels = topic.split('/', 10);
  for (const pattern of PATTERNS) {
    const params = matchLevels(pattern.levels, levels);
    if (params) return { key: pattern.key, params };
  }
  return undefined;
}

function matchLevels(
  pattern: readonly string[],
  levels: readonly string[],
): Record<string, string> | undefined {
  if (pattern.length !== levels.length) return undefined;
  const params: Record<string, string> = {};
  for (const [i, expected] of pattern.entries()) {
    const level = levels[i] ?? '';
    if (expected.startsWith('{')) {
      if (!isId(level)) return undefined;
      params[expected.slice(1, -1)] = level;
    } else if (expected !== level) return undefined;
  }
  return params;
}
