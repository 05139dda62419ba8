import { asyncapi } from './asyncapi/asyncapi.js';
import { clientTypes } from './client-types.js';
import { errorsPage } from './errors-page.js';
import { EXAMPLES } from './examples.js';
import { openapi } from './openapi/openapi.js';
import { contractClasses } from './source/contract-classes.js';
import { PROJECT, Source } from './source/program.js';
import { TypeSchemas } from './source/type-schemas.js';

/** Every document that is made from the code, by its path. */
export async function documents(): Promise<ReadonlyMap<string, string>> {
  const source = new Source(PROJECT);
  const classes = await contractClasses();
  const schemas = (): TypeSchemas => new TypeSchemas(source, classes, EXAMPLES);
  const http = openapi(source, schemas());
  return new Map([
    ['docs/openapi.json', json(http)],
    ['libs/client/src/generated/api.ts', await clientTypes(http)],
    ['docs/asyncapi.json', json(asyncapi(source, schemas()))],
    ['docs/errors.md', errorsPage()],
  ]);
}

function json(document: object): string {
  return `${JSON.stringify(document, null, 2)}\n`;
}
