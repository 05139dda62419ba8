import { TOPICS, type Role, type TopicSpec } from '#contracts/topics/topic-map.js';
import { TOPIC_ROOT } from '#contracts/topics/topic.js';
import { API_USER, DISCOVERY_USER } from '#credentials/credential.js';

const SPECS: readonly TopicSpec[] = Object.values(TOPICS);

const HEAD = `# Who may do what at mosquitto: the rights of libs/contracts/src/topics/topic-map.ts.
# Written by \`npm run deploy:mosquitto-acl\`; a test compares the two. Do not edit.
`;

/** The file of rights for mosquitto that says what the topic map says. */
export function mosquittoAcl(): string {
  const operators = [API_USER, DISCOVERY_USER];
  return [
    HEAD,
    ...operatorLines(API_USER, 'api', operators),
    '',
    ...operatorLines(DISCOVERY_USER, 'discovery', operators),
    '',
    '# Every agent: %u is its user name, which is its id.',
    ...linesOf('agent', 'pattern', (template) => template.replace('{id}', '%u')),
    '',
  ].join('\n');
}

function operatorLines(user: string, role: Role, operators: readonly string[]): string[] {
  return [
    `user ${user}`,
    '# The patterns below are for everybody who signs in; a denial goes before them.',
    ...operators.map((each) => `topic deny ${TOPIC_ROOT}agent/${each}/#`),
    ...linesOf(role, 'topic', (template) => template),
  ];
}

function linesOf(role: Role, kind: 'topic' | 'pattern', own: (template: string) => string): string[] {
  return SPECS.flatMap((spec) => {
    const reads = spec.readers.includes(role);
    const writes = spec.writers.includes(role);
    if (!reads && !writes) return [];
    const right = reads && writes ? 'readwrite' : reads ? 'read' : 'write';
    return [`${kind} ${right} ${TOPIC_ROOT}${own(spec.template).replace(/\{\w+\}/g, '+')}`];
  });
}
