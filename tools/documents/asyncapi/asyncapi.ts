import { FROM_AGENTS, FROM_DISCOVERY } from '#api/domain/events/passed-on.js';
import { MAX_MESSAGE_BYTES } from '#contracts/limits.js';
import { COMMANDS } from '#contracts/messages/command-args.js';
import { TOPIC_ROOT } from '#contracts/topics/topic.js';
import { TOPICS, type TopicKey, type TopicSpec } from '#contracts/topics/topic-map.js';
import { packageVersion } from '#runtime/package-version.js';
import { AgentSide } from '../source/agent-side.js';
import { exampleOf } from '../source/example-of.js';
import type { Source } from '../source/program.js';
import type { Schema } from '../source/schema.js';
import type { TypeSchemas } from '../source/type-schemas.js';

const ABOUT = `What the parts of Rollcall tell each other over MQTT 3.1.1. State is retained, commands never are. A message has at
most ${MAX_MESSAGE_BYTES} bytes; fields that a reader does not know are left out, wrong ones make it refuse the message.
Where a channel has several messages, the last level of its address names the one. An empty retained message clears a topic.`;

const LEVELS: Readonly<Record<string, string>> = {
  id: 'Id of the camera or service.',
  name: 'Name of the command.',
  type: 'Type of the event, with hyphens for its dots.',
  requester: 'Who asked.',
  replica: 'Which API.',
};

/** The AsyncAPI 3.0 document of the topics. */
export function asyncapi(source: Source, schemas: TypeSchemas): object {
  const messages = new Messages(source, schemas);
  const channels = entries().map(([key, spec]) => [key, channel(spec, messages.of(key, spec))]);
  return {
    asyncapi: '3.0.0',
    info: { title: 'Rollcall', version: packageVersion(), description: ABOUT, license: { name: 'MIT' } },
    defaultContentType: 'application/json',
    servers: {
      broker: {
        host: 'localhost:1883',
        protocol: 'mqtt',
        protocolVersion: '3.1.1',
        description: 'On the host of the operator; 8883 by TLS for agents beyond it.',
      },
    },
    channels: Object.fromEntries(channels) as object,
    operations: Object.fromEntries(entries().flatMap(([key, spec]) => operations(key, spec))),
    components: { schemas: schemas.components },
  };
}

function entries(): [TopicKey, TopicSpec][] {
  return Object.entries(TOPICS) as [TopicKey, TopicSpec][];
}

function channel({ template }: TopicSpec, messages: Record<string, object>): object {
  const levels = [...template.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
  const parameters = Object.fromEntries(levels.map((name) => [name, { description: LEVELS[name] ?? name }]));
  return {
    address: TOPIC_ROOT + template,
    ...(levels.length > 0 && { parameters }),
    messages,
  };
}

/** One for each part that writes, and one for each that reads. */
function operations(key: TopicKey, { writers, readers, qos, retain }: TopicSpec): [string, object][] {
  const operation = (action: 'send' | 'receive', role: string): [string, object] => [
    `${role}.${action}.${key}`,
    {
      action,
      channel: { $ref: `#/channels/${key}` },
      tags: [{ name: role }],
      bindings: { mqtt: { qos, ...(action === 'send' && { retain }), bindingVersion: '0.2.0' } },
    },
  ];
  return [
    ...writers.map((role) => operation('send', role)),
    ...readers.map((role) => operation('receive', role)),
  ];
}

class Messages {
  private readonly agent: AgentSide;

  constructor(
    source: Source,
    private readonly schemas: TypeSchemas,
  ) {
    this.agent = new AgentSide(source);
  }

  of(key: TopicKey, { message: { name } }: TopicSpec): Record<string, object> {
    if (key === 'agent.command') return this.each(name, 'args', COMMANDS, (command) => this.argsOf(command));
    if (key === 'agent.event')
      return this.each(name, 'data', FROM_AGENTS, () => this.schemas.ofClass('Recording'));
    if (key === 'discovery.event')
      return this.each(name, 'data', FROM_DISCOVERY, () => this.schemas.ofClass('Search'));
    return { [name]: this.message(name, this.schemas.ofClass(name)) };
  }

  private argsOf(command: string): Schema {
    const args = this.agent.argsOf(command);
    return args === undefined ? { type: 'object', maxProperties: 0 } : this.schemas.ofClass(args);
  }

  /** A message for each type, which differ in one of their fields. */
  private each(
    name: string,
    field: string,
    types: readonly string[],
    schemaOf: (type: string) => Schema,
  ): Record<string, object> {
    const envelope = this.schemas.ofClass(name);
    const of = (type: string): [string, object] => {
      const told = schemaOf(type);
      const narrowed = { type: 'object', properties: { [field]: told } };
      const example = {
        ...(this.example(envelope) as object),
        ...(field === 'data' && { type }),
        [field]: told.$ref === undefined ? {} : this.example(told),
      };
      return [
        type.replaceAll('.', '-'),
        { ...this.message(type, { allOf: [envelope, narrowed] }), examples: [{ payload: example }] },
      ];
    };
    return Object.fromEntries(types.map(of));
  }

  private message(name: string, payload: Schema): object {
    const example = payload.$ref === undefined ? {} : { examples: [{ payload: this.example(payload) }] };
    return { name, contentType: 'application/json', payload, ...example };
  }

  private example(schema: Schema): unknown {
    return exampleOf(schema, this.schemas.components);
  }
}
