/** What is wrong and what to do about it, in one breath. */
export function withAdvice({
  detail,
  advice = '',
}: {
  readonly detail: string;
  readonly advice?: string;
}): string {
  if (advice === '') return detail;
  return `${asSentence(detail)} ${advice}`;
}

/** With a full stop, unless it has an end already. */
export function asSentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}
