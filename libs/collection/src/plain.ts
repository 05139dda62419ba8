/** Letters and digits of any script: nothing that a path or a shell gives a meaning to. */
export function plain(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '');
}
