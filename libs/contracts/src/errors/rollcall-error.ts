import { ERRORS, type ErrorCode } from './catalogue.js';

/** A refusal with a code from the catalogue; `message` says what was refused and why. */
export class RollcallError extends Error {
  override readonly name = 'RollcallError';

  constructor(
    readonly code: ErrorCode,
    detail: string,
    readonly more: {
      readonly advice?: string;
      readonly fields?: readonly string[];
      readonly cause?: unknown;
    } = {},
  ) {
    super(detail, { cause: more.cause });
  }

  get status(): number {
    return ERRORS[this.code].status;
  }

  get advice(): string {
    return this.more.advice ?? ERRORS[this.code].advice;
  }
}
