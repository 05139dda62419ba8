import { Readable } from 'node:stream';
import type { Clock } from '#contracts/ports/clock.js';
import { readBounded } from '#runtime/read-bounded.js';
import type { EmqxAccess } from './emqx-access.js';

/** Each call has this long: three of them fit into what a revocation may take. */
const CALL_MS = 1200;
const MAX_ANSWER_BYTES = 16 * 1024;

interface Answer {
  readonly call: string;
  readonly status: number;
  readonly code?: unknown;
}

/** The calls to EMQX 5's REST API that shut a client out. Each rejects with an Error whose message says what EMQX did. */
export class EmqxApi {
  constructor(
    private readonly access: EmqxAccess,
    private readonly clock: Clock,
    private readonly stopping: AbortSignal,
  ) {}

  /** Ends its connection, if there is one. */
  async end(clientId: string): Promise<void> {
    const answer = await this.call('DELETE', `clients/${encodeURIComponent(clientId)}`);
    if (answer.code !== 'CLIENTID_NOT_FOUND') requireDone(answer);
  }

  /** Lets no client of this id in until then. */
  async ban(clientId: string, until: number): Promise<void> {
    if (await this.tryToBan(clientId, until)) return;
    // EMQX changes no ban that there is, and somebody else's may end too soon.
    await this.unban(clientId);
    if (await this.tryToBan(clientId, until)) return;
    throw new Error('EMQX has another ban of this id again and again');
  }

  /** True where there was a ban. */
  async unban(clientId: string): Promise<boolean> {
    const answer = await this.call('DELETE', `banned/clientid/${encodeURIComponent(clientId)}`);
    if (answer.code === 'NOT_FOUND') return false;
    requireDone(answer);
    return true;
  }

  private async tryToBan(who: string, until: number): Promise<boolean> {
    const answer = await this.call('POST', 'banned', {
      as: 'clientid',
      who,
      by: 'rollcall',
      reason: 'revoked',
      until: new Date(Math.ceil(until / 1000) * 1000).toISOString().replace('.000', ''),
    });
    if (answer.code === 'ALREADY_EXISTS') return false;
    requireDone(answer);
    return true;
  }

  private async call(method: string, path: string, body?: object): Promise<Answer> {
    const call = `${method} /api/v5/${path}`;
    const late = new AbortController();
    const timer = this.clock.after(CALL_MS, () => late.abort(new Error(`no answer in ${CALL_MS} ms`)));
    try {
      const answer = await fetch(`${this.access.origin}/api/v5/${path}`, {
        method,
        headers: this.headers(body),
        ...(body && { body: JSON.stringify(body) }),
        signal: AbortSignal.any([late.signal, this.stopping]),
        // The key goes to the address that was named and to no other.
        redirect: 'error',
      });
      return { call, status: answer.status, code: await codeIn(answer) };
    } catch (cause) {
      throw new Error(`EMQX at ${this.access.origin} gives no answer (${reasonOf(cause)})`, { cause });
    } finally {
      timer.stop();
    }
  }

  private headers(body: object | undefined): Record<string, string> {
    return {
      accept: 'application/json',
      authorization: `Basic ${Buffer.from(this.access.key).toString('base64')}`,
      ...(body && { 'content-type': 'application/json' }),
    };
  }
}

/** The code of a refusal; a 404 without one is no answer of EMQX to this call. */
async function codeIn({ status, body }: Response): Promise<unknown> {
  if (!body) return undefined;
  const stream = Readable.fromWeb(body);
  const bytes = await readBounded(stream, MAX_ANSWER_BYTES);
  stream.destroy();
  if (status < 400 || !bytes) return undefined;
  try {
    return (JSON.parse(bytes.toString()) as { code?: unknown } | null)?.code;
  } catch {
    // No JSON, so no code: the status says enough.
    return undefined;
  }
}

function requireDone({ call, status }: Answer): void {
  if (status >= 200 && status < 300) return;
  if (status === 401) throw new Error('EMQX refuses the key in ROLLCALL_EMQX_KEY');
  throw new Error(`EMQX answered ${status} to ${call}`);
}

function reasonOf(error: unknown): string {
  const { cause, message } = error as Error;
  return (cause as NodeJS.ErrnoException | undefined)?.code ?? message;
}
