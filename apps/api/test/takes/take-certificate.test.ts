import { certifyTake } from '#api/domain/takes/certificate/take-certificate.js';
import { toProblem } from '#contracts/errors/problem.js';
import { RollcallError } from '#contracts/errors/rollcall-error.js';
import type { TakeCertificate } from '#contracts/http/certificate-views.js';
import type { TakeView } from '#contracts/http/take-views.js';
import { entryOf, filmOf, T, takeOf, type TrueCamera, wire } from '../support/true-take.js';

const GOOD: TrueCamera = {
  startMs: 2,
  frameMs: 1000 / 30,
  frames: 300,
  lostBehind: [],
  driftPpm: 0,
  bounds: [0.4, 0.5],
  errors: [0, 0],
};

function certify(take: TakeView): TakeCertificate {
  return certifyTake(take, new Map(), wire(T + 60_000));
}

const good = entryOf('cam-a', [filmOf('cam-a', GOOD)]);
const details = (certificate: TakeCertificate): string[] => certificate.reasons.map(({ detail }) => detail);

test('a take of two good cameras passes, and says why it may', () => {
  const take = takeOf([good, entryOf('cam-b', [filmOf('cam-b', { ...GOOD, startMs: 9 })])], {
    endAt: wire(T + 10_000),
  });
  const certificate = certify(take);
  expect(certificate).toMatchObject({ verdict: 'pass', reasons: [], takeId: 'take-1', mode: 'clock' });
  expect(certificate.modeDetail).toContain('up to one frame apart');
  expect(certificate.limits).toEqual({ skewMs: 35.333, edgeMs: 35.333 });
  expect(certificate.skew.largest).toEqual({
    early: 'cam-a',
    late: 'cam-b',
    skew: { ms: 7, boundMs: 1.8 },
  });
  expect(certificate.cameras[0]).toMatchObject({
    start: { ms: 2, boundMs: 1.4 },
    firstFrameAt: '2026-01-31T12:00:00.002Z',
    frames: 300,
    droppedFrames: 0,
    exposure: { source: 'sensor', withinMs: 1000 / 30 },
    films: [{ recordingId: 'film-of-cam-a', part: 1, sha256: 'a'.repeat(64) }],
  });
});

test('skew beyond the limit fails, and its reason names cameras, figure and limit', () => {
  const late = entryOf('cam-b', [filmOf('cam-b', { ...GOOD, startMs: 38 })]);
  const certificate = certify(takeOf([good, late]));
  expect(certificate.verdict).toBe('fail');
  expect(certificate.reasons[0]).toEqual({
    severity: 'fail',
    finding: 'skew',
    cameras: ['cam-a', 'cam-b'],
    figure: 37.8,
    limit: 35.333,
    unit: 'ms',
    detail:
      'The first frame of the cam-b (cam-b) lies +36.0 ± 1.8 ms behind that of the cam-a (cam-a): with its bound more than the 35.3 ms that are allowed.',
  });
});

test('of cameras that were refused or failed the certificate says which and why', () => {
  const error = toProblem(new RollcallError('disk-full', 'The card has 3 MB left.'));
  const refused = entryOf('cam-b', [], { state: 'refused', error });
  const failed = entryOf('cam-c', [], { state: 'failed' });
  expect(details(certify(takeOf([good, refused, failed])))).toEqual([
    'the cam-b (cam-b) was refused when the take was armed. The card has 3 MB left.',
    'the cam-c (cam-c) failed.',
  ]);
  const any = certify(takeOf([good, refused], { policy: 'any' }));
  expect([any.verdict, any.reasons[0]?.finding]).toEqual(['warn', 'refused']);
});

test('a label that tells the id is told alone, as on a host with several cameras', () => {
  const named = entryOf('cam-2', [], { label: 'vm (cam-2)', state: 'failed' });
  const bare = entryOf('cam-3', [], { label: 'cam-3', state: 'failed' });
  expect(details(certify(takeOf([good, named, bare])))).toEqual(['vm (cam-2) failed.', 'cam-3 failed.']);
});

test('a camera that answered no more when the take was closed has failed', () => {
  const certificate = certify(takeOf([good, entryOf('cam-b', [], { state: 'told' })]));
  expect(certificate.reasons).toMatchObject([{ severity: 'fail', finding: 'failed', cameras: ['cam-b'] }]);
});

test('a second part tells how long the gap before it was', () => {
  const lastMs = 299 * GOOD.frameMs;
  const again = filmOf('cam-b', { ...GOOD, startMs: 2 + lastMs + 14_200 + GOOD.frameMs });
  const certificate = certify(takeOf([entryOf('cam-a', [filmOf('cam-a', GOOD), again])]));
  expect(certificate.cameras[0]?.gaps).toMatchObject([{ part: 2, frames: 426, cause: 'interrupted' }]);
  expect(details(certificate)).toEqual([
    'the cam-a (cam-a) lost 426 frames.',
    'the cam-a (cam-a) was interrupted: part 2, gap 14.2 s.',
  ]);
});

test('what cannot be told to follow on is said to be unsure', () => {
  const unsure = { ...GOOD, bounds: [30, 30] as const };
  const next = filmOf('cam-b', { ...unsure, startMs: 2 + 300 * GOOD.frameMs });
  const certificate = certify(takeOf([entryOf('cam-a', [filmOf('cam-a', unsure), next])]));
  expect(details(certificate).some((text) => text.includes('may have been interrupted: part 2'))).toBe(true);
});

test('lost frames warn, or fail where the take has a limit', () => {
  const lossy = entryOf('cam-a', [filmOf('cam-a', { ...GOOD, lostBehind: [10, 20] })]);
  expect(certify(takeOf([lossy]))).toMatchObject({
    verdict: 'warn',
    reasons: [{ finding: 'lost-frames', figure: 2 }],
  });
  expect(certify(takeOf([lossy], { limits: { droppedFrames: 1 } })).verdict).toBe('fail');
  expect(certify(takeOf([lossy], { limits: { droppedFrames: 2 } })).verdict).toBe('pass');
});

test('a pre-roll that is shorter than was asked for warns', () => {
  const film = filmOf('cam-a', { ...GOOD, startMs: -998 }, { prerollMs: 1000 });
  const entries = [entryOf('cam-a', [film])];
  expect(details(certify(takeOf(entries, { prerollMs: 1040 })))).toEqual([]);
  const certificate = certify(takeOf(entries, { prerollMs: 3000 }));
  expect(certificate).toMatchObject({
    verdict: 'warn',
    reasons: [{ finding: 'preroll-short', cameras: ['cam-a'], figure: 1000, limit: 3000, unit: 'ms' }],
  });
  expect(details(certify(takeOf([good], { prerollMs: 500 })))).toHaveLength(1);
});

test('a film without its hash warns', () => {
  const { sha256: _, ...film } = filmOf('cam-a', GOOD);
  const certificate = certify(takeOf([entryOf('cam-a', [film])]));
  expect(certificate).toMatchObject({
    verdict: 'warn',
    reasons: [{ finding: 'no-hash', cameras: ['cam-a'] }],
  });
});

test('of a clock that was never measured nothing is claimed', () => {
  const { clockErrorMs: _, clockAtEnd: _1, ...film } = filmOf('cam-a', GOOD);
  const certificate = certify(takeOf([entryOf('cam-a', [film])]));
  expect(certificate).toMatchObject({ verdict: 'fail', reasons: [{ finding: 'clock-unknown' }] });
  expect(certificate.cameras[0]).not.toHaveProperty('start');
  expect(certificate.cameras[0]).not.toHaveProperty('drift');
});

test('a camera that knew the time less surely than the take allows fails', () => {
  const certificate = certify(takeOf([good], { limits: { clockErrorMs: 0.3 } }));
  expect(certificate.reasons).toMatchObject([
    { finding: 'clock-error', figure: 0.4, limit: 0.3, unit: 'ms' },
  ]);
});

test('a take that is still rolling does not pass yet', () => {
  expect(certify(takeOf([good], { state: 'cut' }))).toMatchObject({
    verdict: 'warn',
    reasons: [{ finding: 'not-over', cameras: [] }],
  });
});

test('a camera that ended long before the end warns', () => {
  const certificate = certify(takeOf([good], { endAt: wire(T + 12_000) }));
  expect(certificate.reasons).toMatchObject([{ severity: 'warn', finding: 'end', cameras: ['cam-a'] }]);
});

test('with a pre-roll the start is the frame of the instant', () => {
  const film = filmOf('cam-a', { ...GOOD, startMs: -998 }, { prerollMs: 1000 });
  expect(certify(takeOf([entryOf('cam-a', [film])])).cameras[0]).toMatchObject({
    start: { ms: 2 },
    prerollMs: 1000,
    firstFrameAt: wire(T + 2),
  });
});

test.each([
  ['arrival', 'arrival at the agent'],
  ['pts', 'constant'],
] as const)('times of the source %s do not tell of the exposure, and say so', (timeSource, words) => {
  const [camera] = certify(takeOf([entryOf('cam-a', [filmOf('cam-a', GOOD, { timeSource })])])).cameras;
  expect(camera?.exposure).not.toHaveProperty('withinMs');
  expect(camera?.exposure?.detail).toContain(words);
});

const SYNC = { state: 'in-step', clock: 'wall-clock' } as const;

test('in mode framesync it says who led, what each camera said, and that no wall clock is in that', () => {
  const lead = entryOf('cam-a', [filmOf('cam-a', GOOD)], {
    sync: { ...SYNC, role: 'server', differenceUs: 0 },
  });
  const follow = entryOf('cam-b', [filmOf('cam-b', GOOD)], {
    sync: { ...SYNC, role: 'client', differenceUs: -12, frameAtMs: T },
  });
  const certificate = certify(takeOf([lead, follow], { mode: 'framesync' }));
  expect(certificate.modeDetail).toMatch(/the cam-a led, .* the cam-b \(−12 µs\)/);
  expect(certificate.modeDetail).toContain('wall clocks of their hosts');
  expect(certificate.modeDetail).toContain('Rolling went by the clock');
  expect(certificate.cameras.map(({ sync }) => sync)).toEqual([
    { role: 'server', clock: 'wall-clock', differenceUs: 0 },
    { role: 'client', clock: 'wall-clock', differenceUs: -12 },
  ]);
});

test('in mode framesync it says so where nothing was confirmed', () => {
  const { modeDetail, cameras } = certify(takeOf([good], { mode: 'framesync' }));
  expect(modeDetail).toContain('no camera confirmed');
  expect(cameras[0]?.sync).toBeUndefined();
});
