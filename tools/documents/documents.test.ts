import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { Validator } from '@seriousme/openapi-schema-validator';
import { Ajv } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { TOPICS } from '#contracts/topics/topic-map.js';
import { documents } from './documents.js';
import type { Schema } from './source/schema.js';

const DEADLINE_MS = 180_000;
const made = await documents();
const openapi = JSON.parse(made.get('docs/openapi.json') ?? '') as Document;
const asyncapi = JSON.parse(made.get('docs/asyncapi.json') ?? '') as Document;

interface Document {
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
  readonly [part: string]: unknown;
}

/** Checks values by the schemas of a document. */
function validatorOf(document: Document): (schema: object, value: unknown) => string {
  const ajv = new Ajv2020({ strict: false });
  addFormats.default(ajv);
  return (schema, value) => {
    const validate = ajv.compile({ ...schema, components: document.components });
    return validate(value) ? '' : ajv.errorsText(validate.errors);
  };
}

interface Found {
  readonly where: string;
  readonly schema: object;
  readonly example: unknown;
}

/** Every example of a document, with the schema that it stands beside. */
function examplesIn(node: unknown, where = ''): Found[] {
  if (typeof node !== 'object' || node === null) return [];
  const { schema, payload, example, examples, ...rest } = node as Record<string, unknown>;
  const beside = (schema ?? payload) as object | undefined;
  const own: Found[] = [];
  if (beside && example !== undefined) own.push({ where, schema: beside, example });
  if (Array.isArray(examples)) {
    const type = beside ?? rest;
    const valueOf = (each: { payload?: unknown }): unknown => (payload === undefined ? each : each.payload);
    own.push(...examples.map((each) => ({ where, schema: type, example: valueOf(each as object) })));
  }
  const within = Object.entries(node);
  return [...own, ...within.flatMap(([name, each]) => examplesIn(each, `${where}/${name}`))];
}

test.each([...made.keys()])(
  '%s is as the code is; npm run docs:generate brings it up to date',
  async (path) => {
    expect((await readFile(path, 'utf8')) === made.get(path)).toBe(true);
  },
);

test('the one is an OpenAPI 3.1 document', async () => {
  expect(await new Validator().validate(openapi)).toEqual({ valid: true });
});

test('what a query may say stands with the call, and no GET has a body', () => {
  const paths = openapi.paths as Record<
    string,
    Record<string, { requestBody?: object; parameters?: object[] }>
  >;
  const gets = Object.entries(paths).flatMap(([path, { get }]) => (get ? [{ path, ...get }] : []));
  expect(gets.filter(({ requestBody }) => requestBody)).toEqual([]);
  const { parameters = [] } = paths['/api/v1/events/history']?.get ?? {};
  const named = (parameters as { name: string; in: string }[]).map(
    ({ in: where, name }) => `${where} ${name}`,
  );
  const expected = ['limit', 'cursor', 'types', 'camera', 'by', 'from', 'to'].map((name) => `query ${name}`);
  expect(named.sort()).toEqual(expected.sort());
});

test('the other is an AsyncAPI 3.0 document', () => {
  const require = createRequire(import.meta.url);
  const ajv = new Ajv({ strict: false, validateFormats: false });
  const validate = ajv.compile(require('@asyncapi/specs/schemas/3.0.0-without-$id.json') as object);
  expect(validate(asyncapi) ? [] : validate.errors).toEqual([]);
});

test.each([
  ['openapi', openapi, 120],
  ['asyncapi', asyncapi, 50],
] as const)(
  'every example in %s is one of its schema',
  (_, document, least) => {
    const errorIn = validatorOf(document);
    const examples = examplesIn(document);
    const wrong = examples.map(({ where, schema, example }) => ({ where, error: errorIn(schema, example) }));
    expect(wrong.filter(({ error }) => error !== '')).toEqual([]);
    expect(examples.length).toBeGreaterThan(least);
  },
  DEADLINE_MS,
);

test('every topic is a channel, with its right to write and to read', () => {
  const channels = asyncapi.channels as Record<string, { address: string }>;
  expect(Object.keys(channels)).toEqual(Object.keys(TOPICS));
  const operations = Object.keys(asyncapi.operations as object);
  const rights = Object.entries(TOPICS).flatMap(([key, { writers, readers }]) => [
    ...writers.map((role) => `${role}.send.${key}`),
    ...readers.map((role) => `${role}.receive.${key}`),
  ]);
  expect(operations).toEqual(rights);
});
