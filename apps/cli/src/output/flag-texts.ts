/** The flags of a service, that of a conflict with the addresses that it is about. */
export function flagTexts(flags: readonly string[], conflict: readonly string[] = []): string[] {
  return flags.map((flag) =>
    flag === 'conflict' && conflict.length > 0 ? `${flag}: ${conflict.join(', ')}` : flag,
  );
}
