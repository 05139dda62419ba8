import { TOPICS, type Role, type TopicSpec } from './topic-map.js';
import { TOPIC_ROOT } from './topic.js';

/** One right of a client of the broker, as it stands in its token: the form that EMQX reads (from 5.5 on). */
export interface AclRule {
  readonly permission: 'allow';
  readonly action: 'publish' | 'subscribe';
  /** A topic, or a filter with `+` for whole levels. */
  readonly topic: string;
  /** Of a publication. */
  readonly qos?: readonly number[];
  /** Of a publication: retained always, or never. */
  readonly retain?: boolean;
}

const MAX_RULES = 64;
const SPECS: readonly TopicSpec[] = Object.values(TOPICS);

/** All that a role may do by the topic map; an agent beneath its own id alone. */
export function aclOf(role: Role, id?: string): AclRule[] {
  const own = SPECS.filter(({ template }) => role !== 'agent' || template.includes('{id}'));
  const topicOf = ({ template }: TopicSpec): string => {
    const named = role === 'agent' && id !== undefined ? template.replace('{id}', id) : template;
    return TOPIC_ROOT + named.replaceAll(/\{[a-z]+\}/g, '+');
  };
  const written = own
    .filter(({ writers }) => writers.includes(role))
    .map((spec) => publishing(spec, topicOf(spec)));
  const read = own.filter(({ readers }) => readers.includes(role)).map((spec) => reading(topicOf(spec)));
  return [...written, ...read];
}

/** The rules in a token; undefined where it holds anything else, or too many. */
export function readAcl(value: unknown): AclRule[] | undefined {
  if (!Array.isArray(value) || value.length > MAX_RULES) return undefined;
  return value.every(isRule) ? value : undefined;
}

export function allowsPublish(
  acl: readonly AclRule[],
  { topic, qos, retain }: { readonly topic: string; readonly qos: number; readonly retain: boolean },
): boolean {
  return acl.some(
    (rule) =>
      rule.action === 'publish' &&
      covers(rule.topic, topic) &&
      (rule.qos?.includes(qos) ?? true) &&
      (rule.retain === undefined || rule.retain === retain),
  );
}

/** Whether every topic that the filter matches lies within one rule. */
export function allowsSubscribe(acl: readonly AclRule[], filter: string): boolean {
  return acl.some(({ action, topic }) => action === 'subscribe' && covers(topic, filter));
}

/** A rule's `+` stands for one level, be it open or not; `#` stands in no rule, so no rule covers it. */
function covers(rule: string, asked: string): boolean {
  const levels = asked.split('/', 10);
  const own = rule.split('/');
  const isCovered = (level: string, i: number): boolean =>
    level === levels[i] || (level === '+' && levels[i] !== '#');
  return own.length === levels.length && own.every(isCovered);
}

function publishing({ qos, retain }: TopicSpec, topic: string): AclRule {
  return { permission: 'allow', action: 'publish', topic, qos: qos === 1 ? [0, 1] : [0], retain };
}

function reading(topic: string): AclRule {
  return { permission: 'allow', action: 'subscribe', topic };
}

function isRule(value: unknown): value is AclRule {
  if (typeof value !== 'object' || value === null) return false;
  const { permission, action, topic, qos, retain } = value as Record<string, unknown>;
  return (
    permission === 'allow' &&
    (action === 'publish' || action === 'subscribe') &&
    typeof topic === 'string' &&
    !topic.includes('#') &&
    (qos === undefined || (Array.isArray(qos) && qos.every((each) => typeof each === 'number'))) &&
    (retain === undefined || typeof retain === 'boolean')
  );
}
