import type { Call } from './calls.js';
import type { Parameter } from './document.js';

/** What is no text is better kept than shown. */
const FILES: Readonly<Record<string, string>> = {
  'video/mp4': 'film.mp4',
  'image/jpeg': 'still.jpg',
  'application/gzip': 'archive.tgz',
};

/** A line for a shell that makes the call at this address, with the values of the examples. */
export function curlLine(call: Call, origin: string): string {
  const { method, role, body, answers } = call;
  const types = answers.map(({ type }) => type);
  const file = types.map((type) => FILES[type ?? '']).find((name) => name !== undefined);
  return [
    'curl',
    types.includes('text/event-stream') && '-N',
    method !== 'GET' && `-X ${method}`,
    ...authorization(role),
    body?.example !== undefined &&
      `-H ${quoted(`Content-Type: ${body.type}`)} -d ${quoted(JSON.stringify(body.example))}`,
    file !== undefined && `-o ${file}`,
    quoted(`${origin}${addressOf(call)}`),
  ]
    .filter((part) => typeof part === 'string')
    .join(' ');
}

/** As one word of a POSIX shell, whatever is in it. */
export function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}

function authorization(role: string): string[] {
  if (role === 'public') return [];
  return [`-H "Authorization: Bearer $${role === 'join-token' ? 'JOIN_TOKEN' : 'TOKEN'}"`];
}

function addressOf({ path, parameters }: Call): string {
  const of = (place: Parameter['in']): Parameter[] => parameters.filter((each) => each.in === place);
  const filled = of('path').reduce(
    (so, { name, ...parameter }) => so.replace(`{${name}}`, encodeURIComponent(exampleOf(parameter) ?? name)),
    path,
  );
  const query = of('query')
    .filter(({ required }) => required)
    .map(({ name, ...parameter }) => [name, exampleOf(parameter) ?? ''] as [string, string]);
  return query.length > 0 ? `${filled}?${new URLSearchParams(query).toString()}` : filled;
}

function exampleOf({ example, schema }: Pick<Parameter, 'example' | 'schema'>): string | undefined {
  const value = example ?? schema.examples?.[0] ?? schema.enum?.[0];
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
}
