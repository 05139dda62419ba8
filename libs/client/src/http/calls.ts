import { createFinalURL, createQuerySerializer, defaultPathSerializer } from 'openapi-fetch';
import type { ParamsOption, RequestBodyOption } from 'openapi-fetch';
import type {
  FilterKeys,
  PathsWithMethod,
  RequiredKeysOf,
  ResponseObjectMap,
  SuccessResponse,
} from 'openapi-typescript-helpers';
import type { paths } from '../generated/api.js';
import type { Http, Request } from './http.js';

export type Method = 'get' | 'put' | 'post' | 'patch' | 'delete';

/** The calls that there are by a method, such as `/cameras/{id}` by `get`. */
export type Path<M extends Method> = PathsWithMethod<paths, M>;

type Operation<M extends Method, P extends Path<M>> = FilterKeys<paths[P], M>;

/** What a call is given: `params` and `body`, as far as it takes them. */
export type CallInit<M extends Method, P extends Path<M>> = ParamsOption<Operation<M, P>> &
  RequestBodyOption<Operation<M, P>> &
  Pick<Request, 'headers' | 'signal' | 'idleMs'>;

/** It may be left out where nothing in it is needed. */
export type CallArguments<M extends Method, P extends Path<M>> =
  RequiredKeysOf<CallInit<M, P>> extends never ? [init?: CallInit<M, P>] : [init: CallInit<M, P>];

/** What a call gives; undefined where that is nothing. (FetchResponse takes a readonly array apart into an object.) */
export type Answer<M extends Method, P extends Path<M>> = SuccessResponse<
  ResponseObjectMap<Operation<M, P>> & object,
  'application/json'
>;

interface LooseInit extends Pick<Request, 'headers' | 'body' | 'signal' | 'idleMs'> {
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
  return (await http.json(method.toUpperCase(), url, request)) as Answer<M, P>;
}
