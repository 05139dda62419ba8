import { STATUS_CODES } from 'node:http';
import ts from 'typescript';
import type { ErrorCode } from '#contracts/errors/catalogue.js';
import { exampleOf } from '../source/example-of.js';
import type { Source } from '../source/program.js';
import type { Refusals } from '../source/refusals.js';
import type { Schema } from '../source/schema.js';
import type { TypeSchemas } from '../source/type-schemas.js';
import { parametersOf } from './parameters.js';
import type { Problems } from './problems.js';
import { tagOf, type Route } from './route.js';
import { roleInWords, securityOf } from './security.js';

const API = 'api/src/adapters/http';

/** What the document says of each call. */
export class Operations {
  constructor(
    private readonly source: Source,
    private readonly schemas: TypeSchemas,
    private readonly refusals: Refusals,
    private readonly problems: Problems,
  ) {}

  of(route: Route): object {
    const handler = this.handlerOf(route);
    const { summary, more } = this.proseOf(route, handler);
    const parameters = [...parametersOf(route), ...this.queryOf(route)];
    return {
      operationId: operationId(route),
      tags: [tagOf(route.controller)],
      summary,
      description: [more, roleInWords(route)].filter(Boolean).join('\n\n'),
      security: securityOf(route),
      'x-role': route.rule,
      ...(parameters.length > 0 && { parameters }),
      ...(route.body !== undefined && { requestBody: this.requestBody(route.body) }),
      responses: { ...this.successes(route, handler), ...this.problems.of(this.codesOf(route, handler)) },
    };
  }

  private handlerOf({ controller, handler }: Route): ts.MethodDeclaration {
    const { members } = this.source.requireClass(controller, `${API}/`);
    const found = members.find((member) => member.name?.getText() === handler);
    if (!found || !ts.isMethodDeclaration(found)) throw new Error(`${controller} has no method ${handler}`);
    return found;
  }

  /** The first sentence is the summary. */
  private proseOf(route: Route, handler: ts.MethodDeclaration): { summary: string; more: string } {
    const text = this.source.prose(this.source.checker.getSymbolAtLocation(handler.name));
    if (text === undefined)
      throw new Error(`${route.controller}.${route.handler} has no comment that says what the call does`);
    const [, summary = text, more = ''] = /^(.*?[.:])(?: (.*))?$/s.exec(text) ?? [];
    return { summary: summary.replace(/[.:]$/, ''), more };
  }

  /** Each field of the class that the whole query is checked as. */
  private queryOf({ query }: Route): object[] {
    if (query === undefined) return [];
    this.schemas.ofClass(query);
    const { properties = {}, required = [] } = this.schemas.components[query] ?? {};
    return Object.entries(properties).map(([name, { description, ...schema }]) => ({
      name,
      in: 'query',
      ...(required.includes(name) && { required: true }),
      ...(description !== undefined && { description }),
      schema,
    }));
  }

  private requestBody(name: string): object {
    const schema: Schema = { ...this.schemas.ofClass(name), unevaluatedProperties: false };
    const { required = [] } = this.schemas.components[name] ?? {};
    const example = exampleOf(schema, this.schemas.components);
    return {
      required: required.length > 0,
      content: { 'application/json': { schema, example } },
    };
  }

  private successes(route: Route, handler: ts.MethodDeclaration): Record<string, object> {
    const returned = this.returned(handler);
    const isJson = route.type === undefined && returned !== undefined && !route.redirect;
    const usual = isJson ? 'application/json' : (route.type ?? '');
    const given = route.given ?? { [route.status]: usual };
    return Object.fromEntries(
      Object.entries(given).map(([status, type]) => [
        status,
        {
          description: STATUS_CODES[status] ?? '',
          ...(type !== '' && { content: this.content(type, returned) }),
        },
      ]),
    );
  }

  private content(type: string, returned: ts.Type | undefined): object {
    if (type !== 'application/json' || !returned) return { [type]: {} };
    const schema = this.schemas.of(returned);
    return { [type]: { schema, example: exampleOf(schema, this.schemas.components) } };
  }

  /** What the method gives, itself or by a promise; undefined for nothing. */
  private returned(handler: ts.MethodDeclaration): ts.Type | undefined {
    const { checker } = this.source;
    const signature = checker.getSignatureFromDeclaration(handler);
    const type = signature && checker.getAwaitedType(signature.getReturnType());
    const isNothing =
      !type || (type.flags & (ts.TypeFlags.Void | ts.TypeFlags.Undefined | ts.TypeFlags.Never)) !== 0;
    return isNothing ? undefined : type;
  }

  private codesOf(route: Route, handler: ts.MethodDeclaration): ErrorCode[] {
    const guard = this.source.requireClass('AccessGuard', API).members;
    const { rule } = route;
    const admitting = { public: [], 'join-token': ['admitInvited'] }[rule as string] ?? ['admit'];
    const everywhere = [
      'requireHost',
      'requireSameOrigin',
      'requireJsonBody',
      'answerClientErrors',
      'toProblem',
    ];
    return this.refusals.of(
      handler,
      ...guard.filter((member) => admitting.includes(member.name?.getText() ?? '')),
      ...everywhere.map((name) => this.source.requireFunction(name, '/src/')),
      ...this.byKey(route),
    );
  }

  /** What an `Idempotency-Key` can be refused with. */
  private byKey({ keyed, toldOnce }: Route): ts.Node[] {
    if (!keyed) return [];
    const folder = `${API}/idempotency/`;
    const { members } = this.source.requireClass('IdempotentAnswers', folder);
    const begin = members.filter((member) => member.name?.getText() === 'begin');
    const names = ['idempotencyKey', ...(toldOnce ? ['told'] : [])];
    return [...begin, ...names.map((name) => this.source.requireFunction(name, folder))];
  }
}

function operationId({ controller, handler }: Route): string {
  const [first = '', ...rest] = controller.replace(/Controller$/, '');
  return `${first.toLowerCase()}${rest.join('')}.${handler}`;
}
