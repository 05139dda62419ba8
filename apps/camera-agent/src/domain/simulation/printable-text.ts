const MARKS = /\p{M}/gu;
const NOT_PRINTABLE = /[^ -~]/gu;

/** Any text in the characters that the font has: letters lose their accents, all else is one question mark a character. */
export function printableText(text: string): string {
  return text.normalize('NFKD').replace(MARKS, '').replace(NOT_PRINTABLE, '?');
}
