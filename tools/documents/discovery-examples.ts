/** Of the views and requests about who is found, who is expected and what is in the way, by the name of the type. */
export const DISCOVERY_EXAMPLES: Readonly<Record<string, unknown>> = {
  Examination: {
    verdict: 'problem',
    findings: [
      {
        group: 'host',
        check: 'firewall',
        verdict: 'problem',
        seen: 'The firewall (nft) may drop what comes in on UDP 9897',
        todo: 'Let UDP 9897 in.',
      },
      { group: 'host', check: 'container', verdict: 'ok', seen: 'This is no container' },
    ],
  },
  RosterRequest: { names: ['left-1', 'left-2'] },
  RosterView: { names: ['left-1', 'left-2'], present: 1, missing: ['left-2'], unexpected: [] },
  Search: {
    id: 's-3',
    state: 'finished',
    trigger: 'request',
    startedAt: '2026-05-04T09:30:00.000Z',
    windowMs: 500,
    finishedAt: '2026-05-04T09:30:12.345Z',
    answered: 12,
    found: 1,
    lost: 0,
  },
};
