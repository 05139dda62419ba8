import { AgentInfo } from '../messages/agent-info.js';
import { AgentState } from '../messages/agent-state.js';
import { AgentTelemetry } from '../messages/agent-telemetry.js';
import { ClockReply, ClockRequest } from '../messages/clock.js';
import { Command, ForgetCommand, Reply, SearchCommand } from '../messages/command.js';
import { Event } from '../messages/event.js';
import { Presence } from '../messages/presence.js';
import { RegistryMeta, Service } from '../messages/registry.js';

export type Role = 'agent' | 'discovery' | 'api';

export interface TopicSpec {
  /** Beneath `rollcall/v1/`; `{name}` stands for one level that is an id. */
  readonly template: string;
  readonly message: new () => object;
  readonly qos: 0 | 1;
  readonly retain: boolean;
  /** Who may publish here. An agent only where `{id}` is its own id. */
  readonly writers: readonly Role[];
  /** Who may subscribe here, with the same limit. */
  readonly readers: readonly Role[];
}

const state = { qos: 1, retain: true } as const;
const once = { qos: 1, retain: false } as const;

/** Every topic there is. The broker's rights, the bus and the documents are made from this. */
export const TOPICS = {
  'agent.presence': {
    ...state,
    template: 'agent/{id}/presence',
    message: Presence,
    writers: ['agent'],
    readers: ['agent', 'discovery', 'api'],
  },
  'agent.info': {
    ...state,
    template: 'agent/{id}/info',
    message: AgentInfo,
    writers: ['agent'],
    readers: ['discovery', 'api'],
  },
  'agent.state': {
    ...state,
    template: 'agent/{id}/state',
    message: AgentState,
    writers: ['agent'],
    readers: ['api'],
  },
  'agent.telemetry': {
    template: 'agent/{id}/telemetry',
    qos: 0,
    retain: false,
    message: AgentTelemetry,
    writers: ['agent'],
    readers: ['discovery', 'api'],
  },
  'agent.event': {
    ...once,
    template: 'agent/{id}/event/{type}',
    message: Event,
    writers: ['agent'],
    readers: ['api'],
  },
  'agent.command': {
    ...once,
    template: 'agent/{id}/cmd/{name}',
    message: Command,
    writers: ['api'],
    readers: ['agent'],
  },
  'agent.reply': {
    ...once,
    template: 'agent/{id}/res/{requester}',
    message: Reply,
    writers: ['agent'],
    readers: ['api'],
  },
  'agent.clock-request': {
    ...once,
    template: 'agent/{id}/clock/request',
    message: ClockRequest,
    writers: ['agent'],
    readers: ['api'],
  },
  'agent.clock-reply': {
    ...once,
    template: 'agent/{id}/clock/reply',
    message: ClockReply,
    writers: ['api'],
    readers: ['agent'],
  },
  'registry.service': {
    ...state,
    template: 'registry/service/{id}',
    message: Service,
    writers: ['discovery'],
    readers: ['discovery', 'api'],
  },
  'registry.meta': {
    ...state,
    template: 'registry/meta',
    message: RegistryMeta,
    writers: ['discovery'],
    readers: ['api'],
  },
  'discovery.presence': {
    ...state,
    template: 'discovery/presence',
    message: Presence,
    writers: ['discovery'],
    readers: ['api'],
  },
  'discovery.event': {
    ...once,
    template: 'discovery/event/{type}',
    message: Event,
    writers: ['discovery'],
    readers: ['api'],
  },
  'discovery.search': {
    ...once,
    template: 'discovery/cmd/search',
    message: SearchCommand,
    writers: ['api'],
    readers: ['discovery'],
  },
  'discovery.forget': {
    ...once,
    template: 'discovery/cmd/forget',
    message: ForgetCommand,
    writers: ['api'],
    readers: ['discovery'],
  },
  'discovery.reply': {
    ...once,
    template: 'discovery/res/{requester}',
    message: Reply,
    writers: ['discovery'],
    readers: ['api'],
  },
  'api.presence': {
    ...state,
    template: 'api/{replica}/presence',
    message: Presence,
    writers: ['api'],
    readers: [],
  },
} as const satisfies Record<string, TopicSpec>;

export type TopicKey = keyof typeof TOPICS;
export type MessageOf<K extends TopicKey> = InstanceType<(typeof TOPICS)[K]['message']>;

type Names<T extends string> = T extends `${string}{${infer N}}${infer Rest}` ? N | Names<Rest> : never;
/** The levels that a topic leaves open, such as `{id: string; name: string}`. */
export type ParamsOf<K extends TopicKey> = Record<Names<(typeof TOPICS)[K]['template']>, string>;

export function isTopicKey(value: unknown): value is TopicKey {
  return typeof value === 'string' && Object.hasOwn(TOPICS, value);
}
