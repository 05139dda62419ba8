import { Fleet } from './events/fleet.js';
import { followEvents, type EventWish, type StreamItem } from './events/follow-events.js';
import { call, type Answer, type CallArguments, type Method, type Path } from './http/calls.js';
import { API, Http, type OpenAnswer, type Request } from './http/http.js';
import { LiveConnection } from './live/live-connection.js';
import { TOOLS, type Tools } from './tools.js';

export interface RollcallOptions {
  /** Such as `http://127.0.0.1:8080`; left out in a page that the API itself serves. */
  readonly url?: string;
  /** A bearer token. Without one a browser's session counts. */
  readonly token?: string;
  /** Ends every call. */
  readonly signal?: AbortSignal;
  readonly tools?: Partial<Tools>;
}

/** Rollcall's API. */
export class Rollcall {
  /** For what `call` does not know: films, pictures, a body that is read piece by piece. */
  readonly http: Http;
  private readonly tools: Tools;

  constructor({ url = '', token, signal, tools }: RollcallOptions = {}) {
    this.tools = { ...TOOLS, ...tools };
    const target = { base: url.replace(/\/+$/, ''), ...(token !== undefined && { token }) };
    this.http = new Http(target, this.tools.clock, signal);
  }

  /** Makes a call, such as `call('get', '/services')`. Throws an ApiError where it is refused or comes to nothing. */
  call<M extends Method, P extends Path<M>>(
    method: M,
    path: P,
    ...init: CallArguments<M, P>
  ): Promise<Answer<M, P>> {
    return call(this.http, method, path, ...init);
  }

  /** The address of what a page shows or links to, such as a film; `path` is that beneath /api/v1. */
  url(path: string): string {
    return `${this.http.target.base}${API}${path}`;
  }

  /** The OpenAPI document of the API. Throws an ApiError. */
  document(signal?: AbortSignal): Promise<unknown> {
    return this.http.json('GET', '/openapi.json', { root: '/api', ...(signal && { signal }) });
  }

  /** An answer whose body is read as it comes; `path` is that beneath /api/v1. */
  open(path: string, request?: Request): Promise<OpenAnswer> {
    return this.http.open(path, request);
  }

  /** The fleet, or one camera of it, kept up to date until it is closed. */
  fleet({ camera }: { readonly camera?: string } = {}): Fleet {
    return new Fleet((wish) => this.events(wish), this.tools.clock, camera);
  }

  /** The event stream itself, with what breaks on the way; see `followEvents`. */
  events(wish: EventWish): AsyncGenerator<StreamItem, never> {
    return followEvents(this.http, this.tools, wish);
  }

  /** A connection for live pictures, open until it is closed. */
  live(): LiveConnection {
    return new LiveConnection(this.http, this.tools);
  }
}
