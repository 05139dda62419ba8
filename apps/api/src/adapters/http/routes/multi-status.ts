import type { Response } from 'express';

/** Some answers differ (RFC 4918, clause 11.1). */
const MULTI_STATUS = 207;

/** The answer, with the status that says whether every camera did it. */
export function withStatus<T extends { readonly items: readonly { readonly ok: boolean }[] }>(
  response: Response,
  allOk: number,
  answer: T,
): T {
  response.status(answer.items.every(({ ok }) => ok) ? allOk : MULTI_STATUS);
  return answer;
}
