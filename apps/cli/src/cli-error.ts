export type FailureKind = 'failed' | 'usage' | 'unreachable' | 'token-refused';

export interface FailureDetails {
  readonly advice?: string;
  /** From the catalogue, where the API gave one. */
  readonly code?: string;
  readonly fields?: readonly string[];
  readonly cause?: unknown;
}

/** A command could not do what was asked. `message` says what and why, the advice what to do. */
export class CliError extends Error {
  override readonly name = 'CliError';

  constructor(
    readonly kind: FailureKind,
    message: string,
    readonly more: FailureDetails = {},
  ) {
    super(message, { cause: more.cause });
  }
}

/** The command was called in a way that cannot be carried out. */
export function usageError(message: string, advice?: string): CliError {
  return new CliError('usage', message, advice === undefined ? {} : { advice });
}
