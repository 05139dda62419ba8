import type { HostReading } from './host-reading.js';

/** Of a span of time as systemd writes it, such as `1min 2.5s`. */
const UNITS_MS: Readonly<Record<string, number>> = {
  us: 0.001,
  ms: 1,
  s: 1000,
  min: 60_000,
  h: 3_600_000,
  d: 86_400_000,
};

/**
 * Reads what `timedatectl timesync-status` prints, a line for each fact; undefined where it says nothing of a server.
 * Until a server has answered there is no offset.
 */
export function timesyncStatus(text: string): HostReading | undefined {
  const facts = new Map(text.split('\n').map((line) => factIn(line)));
  const [server = ''] = (facts.get('Server') ?? '').split(' ');
  if (!facts.has('Server')) return undefined;
  const offsetMs = spanMs(facts.get('Offset'));
  if (offsetMs === undefined || !['normal', undefined].includes(facts.get('Leap')))
    return { source: 'timesyncd', synchronised: false };
  const distanceMs = spanMs(facts.get('Root distance')?.split(' (')[0]);
  const delayMs = spanMs(facts.get('Delay')) ?? 0;
  const errorMs = distanceMs === undefined ? undefined : Math.abs(offsetMs) + delayMs / 2 + distanceMs;
  return {
    ...{ source: 'timesyncd', synchronised: true, server, offsetMs },
    ...(errorMs !== undefined && { errorMs }),
  };
}

function factIn(line: string): [string, string] {
  const colon = line.indexOf(': ');
  return [line.slice(0, Math.max(0, colon)).trim(), line.slice(colon + 2).trim()];
}

function spanMs(span: string | undefined): number | undefined {
  const [, sign, words = ''] = /^([+-]?)(\d.*)$/.exec(span ?? '') ?? [];
  const parts = words.split(' ').map((word) => {
    const [, number = '', unit = ''] = /^(\d{1,12}(?:\.\d{1,9})?)(us|ms|s|min|h|d)$/.exec(word) ?? [];
    return number === '' ? NaN : Number(number) * (UNITS_MS[unit] ?? NaN);
  });
  const ms = parts.reduce((sum, part) => sum + part, 0);
  if (Number.isNaN(ms)) return undefined;
  return sign === '-' ? -ms : ms;
}
