import type { TopicKey } from '#contracts/topics/topic-map.js';

/** What each role may do, written out once more by hand: a slip in the topic map is a hole in the broker. */
export const EXPECTED_WRITERS: Record<TopicKey, readonly string[]> = {
  'agent.presence': ['agent'],
  'agent.info': ['agent'],
  'agent.state': ['agent'],
  'agent.telemetry': ['agent'],
  'agent.event': ['agent'],
  'agent.command': ['api'],
  'agent.reply': ['agent'],
  'agent.clock-request': ['agent'],
  'agent.clock-reply': ['api'],
  'registry.service': ['discovery'],
  'registry.meta': ['discovery'],
  'discovery.presence': ['discovery'],
  'discovery.event': ['discovery'],
  'discovery.search': ['api'],
  'discovery.forget': ['api'],
  'discovery.reply': ['discovery'],
  'api.presence': ['api'],
};

export const EXPECTED_READERS: Record<TopicKey, readonly string[]> = {
  'agent.presence': ['agent', 'discovery', 'api'],
  'agent.info': ['discovery', 'api'],
  'agent.state': ['api'],
  'agent.telemetry': ['discovery', 'api'],
  'agent.event': ['api'],
  'agent.command': ['agent'],
  'agent.reply': ['api'],
  'agent.clock-request': ['api'],
  'agent.clock-reply': ['agent'],
  'registry.service': ['discovery', 'api'],
  'registry.meta': ['api'],
  'discovery.presence': ['api'],
  'discovery.event': ['api'],
  'discovery.search': ['discovery'],
  'discovery.forget': ['discovery'],
  'discovery.reply': ['api'],
  'api.presence': [],
};
