import openapiTypes, { astToString, type OpenAPI3 } from 'openapi-typescript';

const HEAD = `/**
 * Made from docs/openapi.json by npm run docs:generate: calls by their path beneath /api/v1, with what they give; what
 * they refuse is an ApiError. \`StreamEvents\` has the data of each type of event.
 */
`;
const BASE = '/api/v1';

interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, object>> };
  readonly 'x-events': Readonly<Record<string, { readonly data?: object }>>;
  readonly [part: string]: unknown;
}

interface Operation {
  readonly responses: Readonly<Record<string, object>>;
}

/** The types of `libs/client`. */
export async function clientTypes(openapi: object): Promise<string> {
  const {
    openapi: version,
    info,
    paths,
    components,
    'x-events': events,
  } = withoutExamples(openapi) as Document;
  const calls = Object.entries(paths)
    .filter(([path]) => path.startsWith(`${BASE}/`))
    .map(([path, operations]) => [path.slice(BASE.length), mapped(operations, successes)]);
  const schemas = { ...components.schemas, StreamEvents: streamEvents(events) };
  const whole = {
    openapi: version,
    info,
    paths: Object.fromEntries(calls) as object,
    components: { schemas },
  };
  return HEAD + astToString(await openapiTypes(whole as unknown as OpenAPI3));
}

function streamEvents(events: Document['x-events']): object {
  const properties = mapped(events, ({ data }) => data);
  const types = Object.keys(properties).filter((type) => properties[type] !== undefined);
  return {
    type: 'object',
    properties: Object.fromEntries(types.map((type) => [type, properties[type]])),
    required: types,
  };
}

/** A call gives these; whatever it refuses has one shape. */
function successes(operation: Operation): object {
  const { responses } = operation;
  const given = Object.entries(responses).filter(([status]) => status.startsWith('2'));
  return { ...operation, security: undefined, responses: Object.fromEntries(given) };
}

/** Examples make no types, and the generator stumbles over some. */
function withoutExamples(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(withoutExamples);
  if (typeof node !== 'object' || node === null) return node;
  const kept = Object.entries(node).filter(([name]) => name !== 'example' && name !== 'examples');
  return Object.fromEntries(kept.map(([name, each]) => [name, withoutExamples(each)]));
}

function mapped<T, U>(record: Readonly<Record<string, T>>, made: (value: T) => U): Record<string, U> {
  return Object.fromEntries(Object.entries(record).map(([name, value]) => [name, made(value)]));
}
