import type { components } from './generated/api.js';

/** `refused`: the API said no. `unreachable`: nobody answered. `not-the-api`: something else did. */
export type FailureKind = 'refused' | 'unreachable' | 'not-the-api';

/** A code of the API's catalogue, or a kind of failure that the API has no part in. */
export type FailureCode = components['schemas']['ErrorCode'] | Exclude<FailureKind, 'refused'>;

export interface Failure {
  readonly kind: FailureKind;
  /** A newer API may know codes that are not among these. */
  readonly code: FailureCode | (string & {});
  readonly title: string;
  readonly detail: string;
  readonly advice?: string;
  /** What of the request is wrong, where it is. */
  readonly fields?: readonly string[];
  /** Of the answer, where there was one. */
  readonly status?: number;
  readonly cause?: unknown;
}

/** Everything that can go wrong with a call. Its message is the detail. */
export class ApiError extends Error implements Failure {
  readonly kind: FailureKind;
  readonly code: FailureCode | (string & {});
  readonly title: string;
  readonly advice?: string;
  readonly fields?: readonly string[];
  readonly status?: number;

  constructor(failure: Failure) {
    super(failure.detail, { cause: failure.cause });
    this.name = 'ApiError';
    this.kind = failure.kind;
    this.code = failure.code;
    this.title = failure.title;
    if (failure.advice !== undefined) this.advice = failure.advice;
    if (failure.fields) this.fields = failure.fields;
    if (failure.status !== undefined) this.status = failure.status;
  }

  get detail(): string {
    return this.message;
  }

  /** Asking again later may help: nobody was there, or too much was going on. */
  get isPassing(): boolean {
    return this.kind !== 'refused' || this.status === 429 || (this.status ?? 0) >= 500;
  }
}
