import ts from 'typescript';
import { constrain, type Class } from './constraints.js';
import type { Source } from './program.js';
import type { Schema } from './schema.js';

/** Schemas of types: what TypeScript knows, with what class-validator checks. Types of ours that have a name are components. */
export class TypeSchemas {
  private readonly made = new Map<string, Schema>();

  constructor(
    private readonly source: Source,
    private readonly classes: ReadonlyMap<string, Class>,
    private readonly examples: Readonly<Record<string, unknown>>,
  ) {}

  /** Every component so far, by name. */
  get components(): Record<string, Schema> {
    return Object.fromEntries([...this.made].sort(([a], [b]) => (a < b ? -1 : 1)));
  }

  /** A class of the contracts as a component. */
  ofClass(name: string): Schema {
    return this.of(this.source.checker.getTypeAtLocation(this.source.requireClass(name, '/contracts/')));
  }

  of(type: ts.Type): Schema {
    const name = this.componentName(type);
    if (name === undefined) return this.inline(type);
    if (!this.made.has(name)) {
      this.made.set(name, {});
      const described = this.withProse(this.inline(type), symbolOf(type));
      const example = this.examples[name];
      this.made.set(name, example === undefined ? described : { ...described, examples: [example] });
    }
    return { $ref: `#/components/schemas/${name}` };
  }

  private componentName(type: ts.Type): string | undefined {
    const symbol = symbolOf(type);
    const declaration = symbol?.declarations?.[0];
    if (!symbol || !declaration || !this.source.isOurs(declaration)) return undefined;
    const isGeneric = [...(type.aliasTypeArguments ?? []), ...this.typeArguments(type)].length > 0;
    return !isGeneric && isNamed(declaration) ? symbol.name : undefined;
  }

  private typeArguments(type: ts.Type): readonly ts.Type[] {
    const isReference = 'target' in type && !type.isClass();
    return isReference ? this.source.checker.getTypeArguments(type as ts.TypeReference) : [];
  }

  private inline(type: ts.Type): Schema {
    if (type.isUnion()) return this.union(type);
    if (type.isStringLiteral()) return { type: 'string', enum: [type.value] };
    if (type.isNumberLiteral()) return { type: 'number', enum: [type.value] };
    if (type.flags & ts.TypeFlags.BooleanLiteral)
      return { type: 'boolean', enum: [this.source.checker.typeToString(type) === 'true'] };
    if (isTemplate(type)) return { type: 'string', pattern: `^${type.texts.map(escaped).join('.*')}$` };
    if (type.flags & ts.TypeFlags.String) return { type: 'string' };
    if (type.flags & ts.TypeFlags.Number) return { type: 'number' };
    if (type.flags & (ts.TypeFlags.Unknown | ts.TypeFlags.Any)) return {};
    if (type.flags & ts.TypeFlags.Null) return { type: 'null' };
    return this.object(type);
  }

  private union(type: ts.UnionType): Schema {
    const parts = type.types.filter(({ flags }) => !(flags & ts.TypeFlags.Undefined));
    const branches = parts.map((part) => this.of(part));
    const literals = branches.filter((branch) => branch.enum !== undefined);
    const kinds = [...new Set(literals.map((literal) => literal.type))];
    const merged = kinds.map((kind): Schema => {
      const values = literals
        .filter((literal) => literal.type === kind)
        .flatMap((literal) => literal.enum ?? []);
      return kind === 'boolean' && values.length === 2
        ? { type: kind }
        : { type: kind ?? '', enum: sorted(values) };
    });
    const all = [...merged, ...branches.filter((branch) => branch.enum === undefined)];
    const [first] = all;
    // The compiler's order changes with code that has nothing to do with the type.
    return all.length === 1 && first ? first : { anyOf: sorted(all) };
  }

  private object(type: ts.Type): Schema {
    const { checker } = this.source;
    const element = checker.isArrayType(type) ? this.typeArguments(type)[0] : undefined;
    if (element) return { type: 'array', items: this.of(element) };
    const index = checker.getIndexTypeOfType(type, ts.IndexKind.String);
    if (index) return { type: 'object', additionalProperties: this.of(index) };
    const properties = checker.getPropertiesOfType(type);
    const required = properties.filter((each) => !isOptional(each)).map(({ name }) => name);
    return {
      type: 'object',
      properties: Object.fromEntries(properties.map((each) => [each.name, this.property(type, each)])),
      ...(required.length > 0 && { required }),
    };
  }

  private property(owner: ts.Type, symbol: ts.Symbol): Schema {
    const type = this.source.checker.getTypeOfSymbol(symbol);
    const value = this.of(this.source.checker.getNonNullableType(type));
    const given = mayBeNull(type) ? { anyOf: [value, { type: 'null' }] } : value;
    const schema = this.withProse(given, symbol);
    const checked = owner.isClass() ? this.classes.get(owner.symbol.name) : undefined;
    return checked ? constrain(checked, symbol.name, schema) : schema;
  }

  private withProse(schema: Schema, symbol: ts.Symbol | undefined): Schema {
    const description = this.source.prose(symbol);
    return description === undefined ? schema : { description, ...schema };
  }
}

/** What has a value of its own where nothing is given may be left out, too. */
function isOptional(symbol: ts.Symbol): boolean {
  const declaration = symbol.valueDeclaration;
  const property = declaration && ts.isPropertyDeclaration(declaration) ? declaration : undefined;
  return (symbol.flags & ts.SymbolFlags.Optional) !== 0 || property?.initializer !== undefined;
}

function mayBeNull(type: ts.Type): boolean {
  return type.isUnion() && type.types.some(({ flags }) => (flags & ts.TypeFlags.Null) !== 0);
}

function sorted<T>(values: readonly T[]): T[] {
  const keyOf = (value: T): string =>
    typeof value === 'number' ? String(value).padStart(20) : JSON.stringify(value);
  return values.toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
}

function isTemplate(type: ts.Type): type is ts.TemplateLiteralType {
  return (type.flags & ts.TypeFlags.TemplateLiteral) !== 0;
}

function escaped(text: string): string {
  return text.replaceAll(/[$()*+.?[\\\]^{|}]/g, '\\$&');
}

/** A type that has no name has no symbol, whatever the compiler's types say. */
function symbolOf(type: ts.Type): ts.Symbol | undefined {
  return type.aliasSymbol ?? type.symbol;
}

function isNamed(declaration: ts.Node): boolean {
  return (
    ts.isClassDeclaration(declaration) ||
    ts.isInterfaceDeclaration(declaration) ||
    ts.isTypeAliasDeclaration(declaration)
  );
}
