import { createFinalURL, createQuerySerializer, defaultPathSerializer } from 'openapi-fetch';
import type { ParamsOption } from 'openapi-fetch';
import type {
  FilterKeys,
  IsOperationRequestBodyOptional,
  OperationRequestBodyContent,
  PathsWithMethod,
  RequiredKeysOf,
  ResponseObjectMap,
  SuccessResponse,
} from 'openapi-typescript-helpers';
import type { paths } from '../generated/api.js';
import { notTheApi } from './failures.js';
import type { Http, Request } from './http.js';

export type Method = 'get' | 'put' | 'post' | 'patch' | 'delete';

/** The calls that there are by a method, such as `/cameras/{id}` by `get`. */
export type Path<M extends Method> = PathsWithMethod<paths, M>;

type Operation<M extends Method, P extends Path<M>> = FilterKeys<paths[P], M>;

/** What a call is given: `params` and `body`, as far as it takes them. */
export type CallInit<M extends Method, P extends Path<M>> = ParamsOption<Operation<M, P>> &
  BodyOption<Operation<M, P>> &
  Pick<Request, 'headers' | 'signal' | 'idleMs' | 'keepalive'>;

type BodyOption<T> = [OperationRequestBodyContent<T>] extends [never]
  ? { body?: never }
  : IsOperationRequestBodyOptional<T> extends true
    ? { body?: Immutable<OperationRequestBodyContent<T>> }
    : { body: Immutable<OperationRequestBodyContent<T>> };

/** What is sent is not changed. */
type Immutable<T> = T extends readonly (infer Element)[]
  ? readonly Immutable<Element>[]
  : T extends object
    ? { readonly [Key in keyof T]: Immutable<T[Key]> }
    : T;

/** It may be left out where nothing in it is needed. */
export type CallArguments<M extends Method, P extends Path<M>> =
  RequiredKeysOf<CallInit<M, P>> extends never ? [init?: CallInit<M, P>] : [init: CallInit<M, P>];

/** What a call gives; undefined where that is nothing. */
export type Answer<M extends Method, P extends Path<M>> = Given<
  SuccessResponse<ResponseObjectMap<Operation<M, P>> & object, 'application/json'>
>;

type Given<Data> = [Data] extends [never] ? undefined : Data;

interface LooseInit extends Pick<Request, 'headers' | 'body' | 'signal' | 'idleMs' | 'keepalive'> {
  readonly params?: object;
}

/** Makes a call that the API's description knows. Throws an ApiError where it is refused or comes to nothing. */
export async function call<M extends Method, P extends Path<M>>(
  http: Http,
  method: M,
  path: P,
  ...[init]: CallArguments<M, P>
): Promise<Answer<M, P>> {
  const { params = {}, ...request } = (init ?? {}) as LooseInit;
  const url = createFinalURL(path, {
    baseUrl: '',
    params,
    querySerializer: createQuerySerializer(),
    pathSerializer: defaultPathSerializer,
  });
  const answer = await http.json(method.toUpperCase(), url, request);
  if (answer !== undefined && !isAnswer(answer))
    throw notTheApi(
      http.target.base,
      `${method.toUpperCase()} ${path} gave something else than is described`,
    );
  return answer as Answer<M, P>;
}

/** No more than that reading it does not fail: every answer is an object, and every list in it is called `items`. */
function isAnswer(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  return !('items' in value) || Array.isArray(value.items);
}
