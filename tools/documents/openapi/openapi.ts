import { ApiModule } from '#api/api.module.js';
import type { Parts } from '#api/parts.js';
import { ERRORS, type ErrorCode } from '#contracts/errors/catalogue.js';
import { packageVersion } from '#runtime/package-version.js';
import type { Source } from '../source/program.js';
import { Refusals } from '../source/refusals.js';
import type { TypeSchemas } from '../source/type-schemas.js';
import { eventsOfStream } from './stream-events.js';
import { Operations } from './operation.js';
import { Problems } from './problems.js';
import { routesOf, tagOf, type Route } from './route.js';
import { SECURITY_SCHEMES } from './security.js';

const ABOUT = `Finds every Raspberry Pi camera on a network and rolls them together.

Every refusal is a problem document (RFC 9457) with a stable \`code\`, and with \`advice\` on what to do; docs/errors.md lists them.
Times are RFC 3339 in the operator's time, durations are in milliseconds. docs/api.md has lines to copy.`;

/** The OpenAPI 3.1 document of the API. */
export function openapi(source: Source, schemas: TypeSchemas): object {
  const problems = new Problems();
  const operations = new Operations(source, schemas, new Refusals(source), problems);
  const paths: Record<string, Record<string, object>> = {};
  for (const route of routes()) {
    paths[route.path] ??= {};
    Object.assign(paths[route.path] ?? {}, { [route.method]: operations.of(route) });
  }
  return {
    openapi: '3.1.1',
    jsonSchemaDialect: 'https://spec.openapis.org/oas/3.1/dialect/base',
    info: {
      title: 'Rollcall',
      version: packageVersion(),
      description: ABOUT,
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: '/', description: 'The host that Rollcall runs on: port 8080, and 8443 by TLS' }],
    tags: [...new Set(routes().map(({ controller }) => tagOf(controller)))].map((name) => ({ name })),
    paths,
    'x-events': eventsOfStream(source, schemas),
    components: {
      responses: problems.responses,
      examples: problems.examples,
      securitySchemes: SECURITY_SCHEMES,
      schemas: { ...schemas.components, ...errorCode() },
    },
  };
}

/** `HEAD` stands beside a `GET` and says nothing of its own. */
export function routes(): Route[] {
  const { controllers = [] } = ApiModule.of({} as Parts);
  return controllers.flatMap(routesOf).filter(({ method }) => method !== 'head');
}

/** Each code with its title, beside the bare list. */
function errorCode(): object {
  const codes = Object.keys(ERRORS) as ErrorCode[];
  const lines = codes.map((code) => `- \`${code}\` (${ERRORS[code].status}): ${ERRORS[code].title}`);
  return {
    ErrorCode: {
      description: `Codes are stable; texts may improve.\n\n${lines.join('\n')}`,
      type: 'string',
      enum: codes,
      examples: codes.slice(0, 1),
    },
  };
}
