import type { Schema } from './schema.js';

const REF = '#/components/schemas/';
type Components = Readonly<Record<string, Schema>>;

/** An example of a schema: the one that its component has, or one that is put together of those within. */
export function exampleOf(schema: Schema, components: Components): unknown {
  if (schema.examples) return schema.examples[0];
  if (schema.$ref !== undefined) return exampleOf(components[schema.$ref.replace(REF, '')] ?? {}, components);
  if (schema.anyOf?.[0]) return exampleOf(schema.anyOf[0], components);
  return schema.enum ? schema.enum[0] : ofType(schema, components);
}

function ofType(schema: Schema, components: Components): unknown {
  const byType: Readonly<Record<string, () => unknown>> = {
    array: () => [exampleOf(schema.items ?? {}, components)],
    object: () => objectOf(schema, components),
    number: () => schema.minimum ?? 0,
    integer: () => schema.minimum ?? 0,
    boolean: () => true,
  };
  return byType[schema.type ?? '']?.() ?? 'text';
}

/** What may be left out is. */
function objectOf({ properties = {}, required = [] }: Schema, components: Components): object {
  return Object.fromEntries(required.map((name) => [name, exampleOf(properties[name] ?? {}, components)]));
}
