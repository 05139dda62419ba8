import { RollcallError } from '#contracts/errors/rollcall-error.js';
import { ApiTokenRequest } from '#contracts/http/requests.js';
import { validated } from '#contracts/messages/decode.js';
import type { Logger } from '#contracts/ports/logger.js';
import { readIfThere, writeFileAtomic } from '#runtime/atomic-file.js';
import { StartError } from '#runtime/start-error.js';
import { MAX_API_TOKENS } from '../../domain/access/api-tokens.js';
import type { StoredToken, TokenStore } from '../../domain/access/token-store.js';

/** The API tokens on disk. */
export class TokenFile implements TokenStore {
  constructor(
    private readonly path: string,
    private readonly logger: Logger,
  ) {}

  /** A broken file is no reason to forget who was let in, or to let nobody know: the start is refused. */
  async load(): Promise<readonly StoredToken[]> {
    try {
      const text = await readIfThere(this.path);
      return text === undefined ? [] : tokensIn(text);
    } catch (error) {
      const why = (error as NodeJS.ErrnoException).code ?? (error as Error).message;
      throw new StartError(
        `The API tokens in ${this.path} cannot be read (${why}): mend the file, or take it away, which revokes every API token.`,
      );
    }
  }

  async save(tokens: readonly StoredToken[]): Promise<void> {
    try {
      await writeFileAtomic(this.path, `${JSON.stringify({ tokens }, undefined, 1)}\n`);
    } catch (error) {
      this.logger.error({ err: error, path: this.path }, 'The API tokens were not saved. Is the disk full?');
      const why = (error as NodeJS.ErrnoException).code ?? 'see the log';
      throw new RollcallError('internal', `The API tokens could not be saved (${why}).`, {
        advice: 'See that the disk of the operator host has room and that the data folder can be written.',
        cause: error,
      });
    }
  }
}

function tokensIn(text: string): readonly StoredToken[] {
  const { tokens } = (parsed(text) ?? {}) as { tokens?: unknown };
  if (!Array.isArray(tokens) || tokens.length > MAX_API_TOKENS) {
    throw new SyntaxError(`a list of at most ${MAX_API_TOKENS} tokens is expected`);
  }
  const wrong = tokens.findIndex((token) => !isToken(token));
  if (wrong >= 0) throw new SyntaxError(`entry ${wrong + 1} is no token`);
  if (new Set((tokens as StoredToken[]).map(({ id }) => id)).size < tokens.length) {
    throw new SyntaxError('two tokens have one id');
  }
  return tokens as StoredToken[];
}

/** The error of JSON.parse quotes the text, which is nobody's to see. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new SyntaxError('it is not JSON');
  }
}

function isToken(value: unknown): value is StoredToken {
  const { id, name, role, createdAt, lastUsedAt = createdAt, hash } = (value ?? {}) as Partial<StoredToken>;
  return (
    validated(ApiTokenRequest, { name, role }).ok &&
    matches(/^[a-z0-9]{1,64}$/, id) &&
    matches(/^[0-9a-f]{64}$/, hash) &&
    [createdAt, lastUsedAt].every((time) => typeof time === 'string' && Number.isFinite(Date.parse(time)))
  );
}

function matches(pattern: RegExp, value: unknown): boolean {
  return typeof value === 'string' && pattern.test(value);
}
