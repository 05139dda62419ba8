import { readFile } from 'node:fs/promises';
import { MAX_DATAGRAM_BYTES } from '#contracts/limits.js';
import { decode } from '#contracts/messages/decode.js';
import { FOUND_SOURCES, LOST_REASONS, SERVICE_FLAGS } from '#contracts/messages/registry.js';
import { matchTopic, TOPIC_ROOT } from '#contracts/topics/topic.js';
import { TOPICS } from '#contracts/topics/topic-map.js';
import { decodeRollCall, encodeRollCall } from '#contracts/udp/codec.js';
import { refusalInWords } from '#doctor/domain/checks/refusal-words.js';

const page = await readFile('docs/discovery.md', 'utf8');
const FENCE = /^```json (\S+)\n([\s\S]*?)^```$/gm;
const examples = [...page.matchAll(FENCE)].map(([, where = '', text = '']) => ({ where, text }));
const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

const datagrams = examples
  .filter(({ where }) => where === 'datagram')
  .flatMap(({ text }) => text.split(/(?<=\n)/));
const messages = examples.filter(({ where }) => where !== 'datagram');

test.each(datagrams)('the datagram %j is one message, exactly as the product writes it', (line) => {
  const { messages, remainder, refused } = decodeRollCall(bytesOf(line));
  expect({ remainder, refused, count: messages.length }).toEqual({ remainder: '', refused: [], count: 1 });
  for (const message of messages) expect(encodeRollCall(message)).toEqual(bytesOf(line));
});

test.each(messages)('the example of $where is a message of that topic', ({ where, text }) => {
  const match = matchTopic(TOPIC_ROOT + where);
  if (!match) throw new Error(`${where} is no topic`);
  const decoded = decode<object>(TOPICS[match.key].message, bytesOf(text), 'refuse');
  expect(decoded).toMatchObject({ ok: true });
});

test('there are examples of both', () => {
  expect(datagrams.length).toBeGreaterThan(5);
  expect(messages.length).toBeGreaterThan(6);
});

test('every reason to be found or lost and every flag stands in the tables, and the losses in the diagram', () => {
  const [diagram = ''] = /```mermaid[\s\S]*?```/.exec(page) ?? [];
  for (const reason of LOST_REASONS) {
    expect(page).toContain(`| \`${reason}\` |`);
    expect(diagram).toMatch(new RegExp(`\\((\\w+, )?${reason}(, \\w+)?\\)`));
  }
  for (const flag of SERVICE_FLAGS) expect(page).toContain(`| \`${flag}\` |`);
  for (const source of FOUND_SOURCES) expect(page).toContain(`\`${source}\``);
});

test('the doctor has words for every kind of refused input that is listed', () => {
  const [, table = ''] = page.split('## What is counted as refused');
  const kinds = [...table.matchAll(/`((?:udp|mqtt)-[a-z0-9-]+)`/g)].map(([, kind = '']) => kind);
  expect(kinds.length).toBeGreaterThan(10);
  const strange = refusalInWords('a-kind-that-nobody-knows');
  expect(kinds.filter((kind) => refusalInWords(kind) === strange)).toEqual([]);
});

test('the size of a datagram is the one in the code', () => {
  expect(page).toContain(`at most ${MAX_DATAGRAM_BYTES.toLocaleString('en')} bytes`);
});
