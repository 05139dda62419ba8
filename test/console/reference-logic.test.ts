import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { callsOf, type Call } from '../../apps/console/src/reference/calls.js';
import { curlLine, quoted } from '../../apps/console/src/reference/curl-line.js';
import type { ApiDocument, Schema } from '../../apps/console/src/reference/document.js';
import { fieldOf, type Field } from '../../apps/console/src/reference/fields.js';
import { matchingCalls } from '../../apps/console/src/reference/matching-calls.js';

const document = JSON.parse(readFileSync('docs/openapi.json', 'utf8')) as ApiDocument;
const calls = callsOf(document);
const call = (id: string): Call => calls.find((each) => each.id === id) ?? fail(id);

function fail(id: string): never {
  throw new Error(`there is no call ${id}`);
}

/** What a shell hands on of a line whose command is `curl`. */
function argumentsOf(line: string): string[] {
  const script = `curl() { printf '%s\\n' "$#"; printf '%s\\0' "$@"; }; TOKEN=secret; ${line}`;
  const said = execFileSync('sh', ['-c', script], { encoding: 'utf8' });
  return said.slice(said.indexOf('\n') + 1, -1).split('\0');
}

const withSchemas = (schemas: Record<string, Schema>): ApiDocument => ({
  info: { title: 'x', version: '1' },
  paths: {},
  components: { schemas },
});

/** Every schema word that stands in the document, but for those that say nothing about a value. */
function wordsIn(schema: Schema, words: Set<string>): Set<string> {
  for (const word of Object.keys(schema)) words.add(word);
  const { properties = {}, items, anyOf = [], additionalProperties } = schema;
  const others = typeof additionalProperties === 'object' ? [additionalProperties] : [];
  for (const each of [...Object.values(properties), ...anyOf, ...(items ? [items] : []), ...others])
    wordsIn(each, words);
  return words;
}

describe('the fields of a schema', () => {
  test('know every word that the document uses', () => {
    const words = new Set<string>();
    for (const schema of Object.values(document.components?.schemas ?? {})) wordsIn(schema as Schema, words);
    const known = [
      '$ref',
      'type',
      'description',
      'properties',
      'required',
      'items',
      'anyOf',
      'enum',
      'format',
    ];
    const rules = ['pattern', 'minimum', 'maximum', 'minLength', 'maxLength', 'minItems', 'maxItems'];
    const rest = ['additionalProperties', 'uniqueItems', 'examples'];
    expect([...words].filter((word) => ![...known, ...rules, ...rest].includes(word))).toEqual([]);
  });

  test('follow what is referred to, with what stands beside it', () => {
    const { body } = call('recordings.start');
    const field = fieldOf(document, body?.schema ?? {});
    expect(field.type).toBe('BulkStartRequest');
    expect(field.fields.map(({ name, required }) => [name, required])).toContainEqual(['cameras', true]);
    const settings = fieldOf(document, { $ref: '#/components/schemas/Settings' });
    const exposure = settings.fields.find(({ name }) => name === 'exposure');
    expect(exposure).toMatchObject({ type: 'number or string', required: false });
    expect(exposure?.fields.map(({ rules }) => rules)).toEqual([['1 to 10,000,000'], ['"auto"']]);
  });

  test('end where a schema holds itself, directly or by pointers in a circle', () => {
    const tree: Schema = {
      type: 'object',
      properties: { children: { type: 'array', items: { $ref: '#/components/schemas/Tree' } } },
    };
    const circle = { $ref: '#/components/schemas/Circle' };
    const odd = withSchemas({ Tree: tree, Circle: circle });
    const depth = (field: Field): number => 1 + Math.max(0, ...field.fields.map(depth));
    const field = fieldOf(odd, { $ref: '#/components/schemas/Tree' });
    expect(field.fields).toMatchObject([{ name: 'children', type: 'list of Tree', fields: [] }]);
    expect(depth(field)).toBe(2);
    expect(fieldOf(odd, circle)).toMatchObject({ type: 'anything', fields: [] });
  });
});

describe('the line for a shell', () => {
  test.each(['cameraRecordings.start', 'groups.put', 'history.page', 'video.film', 'events.open'])(
    'of %s reaches curl as one call',
    (id) => {
      const given = argumentsOf(curlLine(call(id), 'http://127.0.0.1:8080'));
      expect(given).toContain('Authorization: Bearer secret');
      expect(given.at(-1)).toMatch(/^http:\/\/127\.0\.0\.1:8080\/api\/v1\/[^{}]+$/);
      const { body } = call(id);
      if (body) expect(JSON.parse(given[given.indexOf('-d') + 1] ?? '')).toEqual(body.example);
    },
  );

  test('needs no token where everybody may call, and another one to join', () => {
    expect(curlLine(call('health.live'), 'http://x')).toBe("curl 'http://x/health/live'");
    expect(curlLine(call('install.agent'), 'http://x')).toContain('$JOIN_TOKEN');
  });

  test('keeps any text as it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        fc.pre(!text.includes('\0'));
        expect(argumentsOf(`curl ${quoted(text)}`)).toEqual([text]);
      }),
      { numRuns: 30, examples: [["it's 'it'"], ['$(id) `id` "\\'], ['\n']] },
    );
  });
});

test('the filter takes words in any order, and a code as a whole', () => {
  const ids = (text: string): string[] => matchingCalls(calls, text).map(({ id }) => id);
  expect(ids('')).toHaveLength(calls.length);
  expect(ids('recordings POST stop')).toEqual(['cameraRecordings.stop', 'recordings.stop']);
  expect(ids('already-recording')).toContain('cameraRecordings.start');
  expect(ids('already-record')).toEqual([]);
});
