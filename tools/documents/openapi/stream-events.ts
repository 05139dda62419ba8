import ts from 'typescript';
import { FROM_AGENTS, FROM_DISCOVERY } from '#api/domain/events/passed-on.js';
import type { Source } from '../source/program.js';
import type { Schema } from '../source/schema.js';
import type { TypeSchemas } from '../source/type-schemas.js';

/** The events of the stream by type, each with the schema of its `data`. */
export function eventsOfStream(source: Source, schemas: TypeSchemas): object {
  const of = (types: readonly string[], schema: Schema): [string, object][] =>
    types.map((type) => [type, { data: schema }]);
  return {
    snapshot: schemas.of(typeNamed('Snapshot', '/contracts/', source)),
    envelope: schemas.ofClass('Event'),
    ...Object.fromEntries([
      ...changes(source, schemas),
      ...of(FROM_AGENTS, schemas.ofClass('Recording')),
      ...of(FROM_DISCOVERY, schemas.ofClass('Search')),
    ]),
  };
}

/** What the API itself announces: the branches of `Change`. */
function changes(source: Source, schemas: TypeSchemas): [string, object][] {
  const { checker } = source;
  const change = typeNamed('Change', '/api/src/domain/fleet/', source);
  const branches = change.isUnion() ? change.types : [change];
  return branches.flatMap((branch) => {
    const part = (name: string): ts.Type | undefined => {
      const property = branch.getProperty(name);
      return property && checker.getTypeOfSymbol(property);
    };
    const [type, data] = [part('type'), part('data')];
    if (!type || !data) return [];
    const names = type.isUnion() ? type.types : [type];
    const entries = names.filter((name) => name.isStringLiteral()).map(({ value }) => value);
    return entries.sort().map((name): [string, object] => [name, { data: schemas.of(data) }]);
  });
}

function typeNamed(name: string, within: string, { files, checker }: Source): ts.Type {
  for (const file of files) {
    if (!file.fileName.includes(within)) continue;
    for (const each of file.statements) {
      const isIt =
        (ts.isTypeAliasDeclaration(each) || ts.isInterfaceDeclaration(each)) && each.name.text === name;
      if (isIt) return checker.getTypeAtLocation(each);
    }
  }
  throw new Error(`there is no type ${name} in ${within}`);
}
