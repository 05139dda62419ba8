import { validated } from '#contracts/messages/decode.js';
import { SAMPLES, type Sample } from '../support/samples.js';

type Path = readonly string[];
const FREE_FORM = ['args', 'data', 'refused'];

/** Every field of a message, at every depth; what stands in a free-form object is nobody's to check. */
function pathsOf(value: unknown, at: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, child]) => {
    const path = [...at, key];
    return [path, ...(FREE_FORM.includes(key) ? [] : pathsOf(child, path))];
  });
}

/** A copy with another value, or none, at the path. */
function changed(full: object, path: Path, value?: unknown): object {
  const copy = structuredClone(full) as Record<string, unknown>;
  const parent = path
    .slice(0, -1)
    .reduce<Record<string, unknown>>((o, key) => o[key] as Record<string, unknown>, copy);
  const last = path.at(-1) ?? '';
  if (value !== undefined) parent[last] = value;
  else if (Array.isArray(parent)) parent.splice(Number(last), 1);
  else Reflect.deleteProperty(parent, last);
  return copy;
}

const WRONG: readonly unknown[] = [
  null,
  true,
  -1.5,
  1e999,
  'no\u0000 such thing!',
  '',
  [],
  [null],
  [[]],
  [1],
  ['x y'],
  {},
  { x: 1 },
];

function kindOf(value: unknown): string {
  return value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value;
}

const CASES = SAMPLES.map((sample) => [sample.type.name, sample] as const);

describe.each(CASES)('%s', (_, sample: Sample) => {
  const paths = pathsOf(sample.full);

  test('with all fields it is accepted, and nothing of it is lost', () => {
    const decoded = validated(sample.type, sample.full);
    expect(decoded).toMatchObject({ ok: true });
    if (decoded.ok) expect(JSON.parse(JSON.stringify(decoded.value))).toEqual(sample.full);
  });

  test('it is accepted without its optional fields, and without no other', () => {
    const spared = paths.filter((path) => validated(sample.type, changed(sample.full, path)).ok);
    expect(spared.map((path) => path.join('.')).sort()).toEqual([...sample.optional].sort());
  });

  test('a value of another kind is refused in every field', () => {
    const accepted = paths.flatMap((path) => {
      const right = path.reduce<unknown>((o, key) => (o as Record<string, unknown>)[key], sample.full);
      const wrong = WRONG.filter((value) => kindOf(value) !== kindOf(right));
      const taken = wrong.filter((value) => validated(sample.type, changed(sample.full, path, value)).ok);
      return taken.map((value) => `${path.join('.')} = ${JSON.stringify(value)}`);
    });
    expect(accepted).toEqual([]);
  });

  test('unknown fields are left out, or refused where they were a slip', () => {
    const more = { ...sample.full, unheardOf: 1 };
    const decoded = validated(sample.type, more);
    expect(decoded.ok && JSON.parse(JSON.stringify(decoded.value))).toEqual(sample.full);
    expect(validated(sample.type, more, 'refuse')).toMatchObject({ ok: false, refusal: { kind: 'invalid' } });
  });
});
