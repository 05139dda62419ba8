import type { Clock } from '../../../contracts/src/ports/clock.js';
import { notTheApi, reasonOf, refusedBy, unreachable } from './failures.js';
import { readText } from './read-text.js';

export const API = '/api/v1';
/** A bulk start waits for every camera's first frame. */
const ANSWER_MS = 60_000;

export interface Target {
  /** Without a slash at its end; empty for the host that a page is from. */
  readonly base: string;
  /** Absent for the session of a browser, whose cookie goes along by itself. */
  readonly token?: string;
}

export interface Request {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: object;
  /** What the path is beneath; /api/v1 if not given. */
  readonly root?: string;
  /** How long the head, and each piece behind it, may take. */
  readonly idleMs?: number;
  readonly signal?: AbortSignal;
  /** It is sent though the page that asks is left. */
  readonly keepalive?: boolean;
}

/** An answer whose body is read piece by piece. */
export interface OpenAnswer {
  readonly status: number;
  readonly headers: Headers;
  /** Ends when the body does; fails as unreachable when nothing comes for `idleMs`. */
  readonly chunks: AsyncIterable<Uint8Array>;
}

/** Requests to the API. Everything that goes wrong is an ApiError, or the reason of the signal that aborted. */
export class Http {
  constructor(
    readonly target: Target,
    private readonly clock: Clock,
    private readonly signal?: AbortSignal,
  ) {}

  /** A request that is answered with JSON; undefined for an answer without a body (204). */
  async json(method: string, path: string, request: Omit<Request, 'method'> = {}): Promise<unknown> {
    const answer = await this.open(path, { ...request, method });
    if (answer.status === 204) return undefined;
    return parsed(this.target, await this.textOf(answer));
  }

  /** A request whose answer is read as it comes. */
  async open(path: string, request: Request = {}): Promise<OpenAnswer> {
    const { base } = this.target;
    const own = new AbortController();
    const signals = [own.signal, request.signal, this.signal].filter((each) => each !== undefined);
    const signal = AbortSignal.any(signals);
    const { idleMs = ANSWER_MS, root = API } = request;
    const watched = <T>(step: Promise<T>): Promise<T> => this.within(idleMs, own, signal, step);
    const response = await watched(fetch(`${base}${root}${path}`, { ...this.init(request), signal }));
    const chunks = piecesOf(response.body, own, watched);
    // 416 says where a download stands, which is for the download to judge.
    if (response.ok || response.status === 416)
      return { status: response.status, headers: response.headers, chunks };
    throw refusedBy(base, response.status, await this.textOf({ chunks }));
  }

  private init({ method = 'GET', headers, body, keepalive }: Request): RequestInit {
    const { token } = this.target;
    return {
      method,
      headers: {
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
        ...(body && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body && { body: JSON.stringify(body) }),
      ...(keepalive !== undefined && { keepalive }),
      // The token goes to the address that was named and no other, and no cookie goes along with it.
      redirect: 'error',
      credentials: token === undefined ? 'same-origin' : 'omit',
    };
  }

  private async textOf({ chunks }: Pick<OpenAnswer, 'chunks'>): Promise<string> {
    const text = await readText(chunks);
    if (text === undefined) throw notTheApi(this.target.base, 'its answer has no end');
    return text;
  }

  private async within<T>(
    ms: number,
    own: AbortController,
    signal: AbortSignal,
    step: Promise<T>,
  ): Promise<T> {
    const late = new Error(`nothing came for ${ms / 1000} s`);
    const timer = this.clock.after(ms, () => own.abort(late));
    try {
      return await step;
    } catch (error) {
      if (own.signal.reason !== late) signal.throwIfAborted();
      throw unreachable(this.target.base, reasonOf(error), error);
    } finally {
      timer.stop();
    }
  }
}

async function* piecesOf(
  body: ReadableStream<Uint8Array> | null,
  own: AbortController,
  watched: <T>(step: Promise<T>) => Promise<T>,
): AsyncGenerator<Uint8Array> {
  const reader = body?.getReader();
  try {
    while (reader) {
      const { done, value } = await watched(reader.read());
      if (done) return;
      yield value;
    }
  } finally {
    // Whoever stops reading half way lets go of the connection.
    own.abort();
  }
}

function parsed({ base }: Target, text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw notTheApi(base, 'its answer is not JSON');
  }
}
