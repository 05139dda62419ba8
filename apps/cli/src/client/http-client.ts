import type { Clock } from '#contracts/ports/clock.js';
import { notTheApi, reasonOf, refusedBy, unreachable } from './api-failure.js';
import type { Target } from './target.js';

/** A bulk start waits for every camera's first frame. */
const ANSWER_MS = 60_000;
/** More than this is no answer that a command can use. */
const MAX_BODY_BYTES = 64 * 1024 * 1024;

/** An answer whose body is read piece by piece. */
export interface OpenAnswer {
  readonly status: number;
  readonly headers: Headers;
  /** Ends when the body does; fails as unreachable when nothing comes for as long as was said at `open`. */
  readonly chunks: AsyncIterable<Uint8Array>;
}

/** Requests to the API. Everything that goes wrong is a CliError, or the reason of the signal that aborted. */
export class HttpClient {
  constructor(
    readonly target: Target,
    private readonly clock: Clock,
    readonly signal: AbortSignal,
  ) {}

  /** A request that is answered with JSON; undefined for an answer without a body (204). */
  async json(method: string, path: string, body?: object, idleMs = ANSWER_MS): Promise<unknown> {
    const answer = await this.open(path, { method, idleMs, ...(body && { body }) });
    if (answer.status === 204) return undefined;
    const text = await readText(this.target, answer.chunks);
    try {
      return JSON.parse(text) as unknown;
    } catch {
      throw notTheApi(this.target, 'its answer is not JSON');
    }
  }

  /** A request whose answer is read as it comes. `idleMs`: how long headers, and each piece, may take. */
  async open(
    path: string,
    how: {
      method?: string;
      headers?: Record<string, string>;
      body?: object;
      idleMs: number;
      signal?: AbortSignal;
    },
  ): Promise<OpenAnswer> {
    const own = new AbortController();
    const signal = AbortSignal.any([own.signal, how.signal ?? this.signal]);
    const watched = <T>(step: Promise<T>): Promise<T> => this.within(how.idleMs, own, signal, step);
    const response = await watched(
      fetch(`${this.target.base}/api/v1${path}`, {
        method: how.method ?? 'GET',
        headers: { ...this.headers(how.body), ...how.headers },
        ...(how.body && { body: JSON.stringify(how.body) }),
        signal,
        // The token goes to the address that was named and no other.
        redirect: 'error',
      }),
    );
    const chunks = piecesOf(response.body, own, watched);
    // 416 says where a download stands, which is for the download to judge.
    if (response.ok || response.status === 416)
      return { status: response.status, headers: response.headers, chunks };
    throw refusedBy(this.target, response.status, await readText(this.target, chunks));
  }

  private headers(body: object | undefined): Record<string, string> {
    return {
      ...(this.target.token !== undefined && { authorization: `Bearer ${this.target.token}` }),
      ...(body && { 'content-type': 'application/json' }),
    };
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
      throw unreachable(this.target, reasonOf(error), error);
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

async function readText(target: Target, chunks: AsyncIterable<Uint8Array>): Promise<string> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of chunks) {
    size += piece.byteLength;
    if (size > MAX_BODY_BYTES) throw notTheApi(target, 'its answer has no end');
    pieces.push(piece);
  }
  return Buffer.concat(pieces).toString('utf8');
}
