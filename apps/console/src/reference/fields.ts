import type { ApiDocument, Schema } from './document.js';
import { nameOf, resolved } from './resolved.js';
import { rulesOf } from './rules.js';

/** A value as people read it: what it is called, what it may be, and what is in it. */
export interface Field {
  readonly name: string;
  readonly type: string;
  readonly required: boolean;
  readonly rules: readonly string[];
  readonly text: string | undefined;
  readonly fields: readonly Field[];
}

/** Where a schema goes deeper than this it is told by name alone. */
const DEEPEST = 8;

/** A schema with all that is in it. One that holds itself is not told again within itself. */
export function fieldOf(document: ApiDocument, schema: Schema, name = ''): Field {
  return new Fields(document).of(schema, { name, required: true, within: [] });
}

interface Place {
  readonly name: string;
  readonly required: boolean;
  /** The schemas around it, by their `$ref`. */
  readonly within: readonly string[];
  readonly depth?: number;
}

class Fields {
  constructor(private readonly document: ApiDocument) {}

  of(given: Schema, { name, required, within, depth = 0 }: Place): Field {
    const schema = resolved<Schema>(this.document, given);
    const isAgain = depth >= DEEPEST || (given.$ref !== undefined && within.includes(given.$ref));
    const inside = { within: given.$ref === undefined ? within : [...within, given.$ref], depth: depth + 1 };
    return {
      name,
      required,
      type: this.typeOf(given, schema),
      rules: rulesOf(schema),
      text: schema.description,
      fields: isAgain ? [] : this.inside(schema, inside),
    };
  }

  private inside(schema: Schema, place: Pick<Place, 'within'> & { readonly depth: number }): Field[] {
    const { properties = {}, required = [], items, anyOf, additionalProperties: others } = schema;
    if (anyOf) return this.variants(anyOf, place);
    if (items) return [...this.of(items, { ...place, name: '', required: true }).fields];
    const named = Object.entries(properties).map(([name, each]) =>
      this.of(each, { ...place, name, required: required.includes(name) }),
    );
    if (typeof others !== 'object') return named;
    return [...named, this.of(others, { ...place, name: 'any other name', required: false })];
  }

  /** Variants without anything in them or about them are told by the type alone. */
  private variants(
    anyOf: readonly Schema[],
    place: Pick<Place, 'within'> & { readonly depth: number },
  ): Field[] {
    const variants = anyOf.map((each, index) =>
      this.of(each, { ...place, name: index === 0 ? 'either' : 'or', required: true }),
    );
    return variants.some(({ fields, rules }) => fields.length > 0 || rules.length > 0) ? variants : [];
  }

  private typeOf(given: Schema, schema: Schema): string {
    const { type, items, anyOf } = schema;
    if (items) return `list of ${this.typeOf(items, resolved(this.document, items))}`;
    if (anyOf) {
      const types = anyOf.map((each) => this.typeOf(each, resolved(this.document, each)));
      return nameOf(given.$ref) ?? [...new Set(types)].join(' or ');
    }
    if (schema.properties ?? type === 'object') return nameOf(given.$ref) ?? 'object';
    return typeof type === 'string' ? type : (type?.join(' or ') ?? 'anything');
  }
}
