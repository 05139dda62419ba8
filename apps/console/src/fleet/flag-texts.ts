const FLAGS: Readonly<Record<string, string>> = {
  suspect: 'It has not answered lately.',
  'udp-unreachable': 'It is heard by the broker alone: UDP does not reach it.',
  flapping: 'It comes and goes: look at its power supply and its network.',
  conflict: 'Several boards speak with this id.',
  unclaimed: 'It has not joined yet: give it a join token.',
};

/** What discovery noticed about a service, for people. What a newer one notices says nothing to them. */
export function flagTexts(flags: readonly string[]): string[] {
  return flags.flatMap((flag) => FLAGS[flag] ?? []);
}
