/** What a kind of refused input is, for people. */
const WORDS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    'too-large': 'larger than 1200 bytes',
    'not-utf8': 'no text in UTF-8',
    'not-json': 'no JSON: another program on this port?',
    'not-a-message': 'JSON, but no message of the roll call: another program on this port?',
    'bad-probe': 'a search of a kind that this version does not know: update Rollcall on all hosts',
    'bad-hostname': 'an answer without a usable host name',
    'bad-card': 'an answer of a kind that this version does not know: update Rollcall on all hosts',
    'port-zero': 'from a forged sender (port 0)',
    'udp-too-many-unverified': 'more unverified services than are kept: somebody floods the roll call',
    'udp-too-many-from-address':
      'more services from one address than are kept: somebody floods the roll call',
    'udp-off-link': 'searches from another network: ROLLCALL_ALLOW_FROM allows them',
    'udp-asked-off-link':
      'services to ask again that are in no network of this host: ROLLCALL_SEEDS allows it, if nobody forged them',
    'udp-too-many': 'more searches than are answered in a second',
    'udp-unsealed':
      'cards in the name of a camera without its seal: somebody forges them, or it runs an old version or has not joined',
    'udp-elsewhere':
      'sealed cards from an address that their camera does not have: replayed, or a router changes addresses',
    'udp-stale-card': 'sealed cards that were said before: somebody replays them, or datagrams are very late',
    'udp-unsigned': 'searches of its own that could not be signed',
    'udp-unchecked': 'signed searches, more at once than are looked at: somebody floods the roll call',
    'udp-failed': 'datagrams that the system did not take',
    'mqtt-too-many-agents': 'more agents at the broker than are kept',
    'mqtt-unknown-topic':
      'a topic of the broker that this version does not know: update Rollcall on all hosts',
    'mqtt-retained-command': 'a kept command, which nobody may leave behind',
    'mqtt-queue-full': 'more messages at once than are kept',
    'mqtt-late-reply': 'an answer that came too late',
    'mqtt-foreign-reply': 'an answer in the name of another camera: somebody forges them',
  }),
);

/** The same kind is counted as `udp-…` by a part that runs, and has its bare name in a datagram just heard. */
export function refusalInWords(kind: string): string {
  return (
    WORDS.get(kind) ?? WORDS.get(kind.replace(/^udp-/, '')) ?? 'a kind that this version has no words for'
  );
}
