/** What is wrong and what to do about it, in one breath. */
export function withAdvice({
  detail,
  advice = '',
}: {
  readonly detail: string;
  readonly advice?: string;
}): string {
  if (advice === '') return detail;
  return `${/[.!?]$/.test(detail) ? detail : `${detail}.`} ${advice}`;
}
