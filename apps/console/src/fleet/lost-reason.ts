const REASONS: Readonly<Record<string, string>> = {
  bye: 'it was shut down',
  will: 'power or network',
  missed: 'power or network',
  network: 'many fell silent at once: the network',
  replaced: 'another board took its place',
};

/** Why a service is lost, for people. A newer discovery may know more reasons. */
export function lostReason(reason: string): string {
  return REASONS[reason] ?? reason;
}
