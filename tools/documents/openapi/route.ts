import 'reflect-metadata';
import { RequestMethod, type Type } from '@nestjs/common';
import { ACCESS_RULE, BASIC_TOO, type AccessRule } from '#api/adapters/http/auth/access-rule.js';
import { TOLD_ONCE } from '#api/adapters/http/idempotency/told-once.js';
import { GIVES, type Given } from '#api/adapters/http/documents/gives.js';

/** One call of the API, as Nest's decorators describe it. */
export interface Route {
  readonly controller: string;
  readonly handler: string;
  readonly method: string;
  /** With `{name}` for what stands open. */
  readonly path: string;
  readonly rule: AccessRule;
  readonly basicToo: boolean;
  /** An `Idempotency-Key` is read. */
  readonly keyed: boolean;
  readonly toldOnce: boolean;
  readonly status: number;
  readonly given: Given | undefined;
  /** `Content-Type`, where one is set by a decorator. */
  readonly type: string | undefined;
  readonly redirect: boolean;
  readonly pathNames: readonly string[];
  /** The class that the whole query is checked as. */
  readonly query: string | undefined;
  /** The class that the body is checked as. */
  readonly body: string | undefined;
}

const ALL: number = RequestMethod.ALL;
const GET: number = RequestMethod.GET;
const POST: number = RequestMethod.POST;
/** Those who may take such a route have no name by which their keys would be told from others'. */
const OF_NOBODY: readonly AccessRule[] = ['public', 'join-token'];

type Arguments = Readonly<Record<string, { readonly data?: unknown }>>;

/** The calls of a controller, in the order in which they stand there. */
export function routesOf(controller: Type): Route[] {
  const names = Object.getOwnPropertyNames(controller.prototype as object);
  return names.flatMap((name) => {
    const handler = (controller.prototype as Record<string, object>)[name];
    return name !== 'constructor' && handler ? routeOf(controller, name, handler) : [];
  });
}

function routeOf(controller: Type, name: string, handler: object): Route[] {
  const own = (key: string | symbol): unknown => Reflect.getMetadata(key, handler);
  const either = (key: string | symbol): unknown => own(key) ?? Reflect.getMetadata(key, controller);
  const method = own('method');
  if (typeof method !== 'number' || method === ALL) return [];
  const path = pathOf(Reflect.getMetadata('path', controller), own('path'));
  const headers = (own('__headers__') ?? []) as { name: string; value: string }[];
  const redirect = own('__redirect__') as { statusCode?: number } | undefined;
  const httpCode = own('__httpCode__') as number | undefined;
  return [
    {
      controller: controller.name,
      handler: name,
      method: (RequestMethod[method] ?? '').toLowerCase(),
      path,
      rule: either(ACCESS_RULE) as AccessRule,
      basicToo: either(BASIC_TOO) === true,
      keyed: method === POST && !OF_NOBODY.includes(either(ACCESS_RULE) as AccessRule),
      toldOnce: own(TOLD_ONCE) === true,
      status: redirect?.statusCode ?? httpCode ?? (method === POST ? 201 : 200),
      given: own(GIVES) as Given | undefined,
      type: headers.find((each) => each.name.toLowerCase() === 'content-type')?.value,
      redirect: redirect !== undefined,
      pathNames: [...path.matchAll(/\{(\w+)\}/g)].map(([, each = '']) => each),
      ...argumentsOf(controller, name, method === GET),
    },
  ];
}

function pathOf(base: unknown, own: unknown): string {
  const whole = [base, own].map(String).join('/').split('/').filter(Boolean).join('/');
  return `/${whole.replaceAll(/:(\w+)/g, '{$1}')}`;
}

function argumentsOf(controller: Type, name: string, isGet: boolean): Pick<Route, 'query' | 'body'> {
  const all = (Reflect.getMetadata('__routeArguments__', controller, name) ?? {}) as Arguments;
  const entries = Object.entries(all);
  // Of the decorators of our own, only those of the body and of the query are given a class; a GET has no body.
  const checked = entries.map(([, { data }]) => data).find((data) => typeof data === 'function');
  const { name: type } = (checked ?? {}) as Partial<Type>;
  return isGet ? { query: type, body: undefined } : { query: undefined, body: type };
}

export function tagOf(controller: string): string {
  return controller
    .replace(/Controller$/, '')
    .replaceAll(/(?<=[a-z])[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}
