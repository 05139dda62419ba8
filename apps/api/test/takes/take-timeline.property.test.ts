import fc from 'fast-check';
import { cameraEditList } from '#api/domain/takes/timeline/camera-edit-list.js';
import { filmFile } from '#contracts/film-file.js';
import { takeTimeline } from '#api/domain/takes/timeline/take-timeline.js';
import type { OtioTimeline, OtioTrack, RationalTime } from '#api/domain/takes/timeline/otio-document.js';
import type { TakeView } from '#contracts/http/take-views.js';
import { exampleTake } from '../support/example-take.js';
import { entryOf, filmOf, pathOf, T, takeOf, trueCamera, wire } from '../support/true-take.js';

/** The fields of each schema in the file format's list of classes, each with what its values are. */
const ITEM = { name: 'string', metadata: 'object', effects: 'list', markers: 'list', enabled: 'boolean' };
const SCHEMAS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'Timeline.1': {
    name: 'string',
    metadata: 'object',
    global_start_time: 'RationalTime.1',
    tracks: 'Stack.1',
  },
  'Stack.1': { ...ITEM, source_range: 'null', children: 'Track.1[]' },
  'Track.1': { ...ITEM, source_range: 'null', kind: 'string', children: 'Clip.2|Gap.1[]' },
  'Gap.1': { ...ITEM, source_range: 'TimeRange.1' },
  'Clip.2': {
    ...ITEM,
    source_range: 'TimeRange.1',
    media_references: 'ExternalReference.1{}',
    active_media_reference_key: 'string',
  },
  'ExternalReference.1': {
    name: 'string',
    metadata: 'object',
    available_range: 'TimeRange.1',
    available_image_bounds: 'null',
    target_url: 'string',
  },
  'Marker.2': { name: 'string', color: 'string', marked_range: 'TimeRange.1', metadata: 'object' },
  'TimeRange.1': { start_time: 'RationalTime.1', duration: 'RationalTime.1' },
  'RationalTime.1': { rate: 'number', value: 'number' },
};

function expectShape(value: unknown, kind: string, at = 'document'): void {
  const list = /^(.*)\[\]$/.exec(kind)?.[1];
  const map = /^(.*)\{\}$/.exec(kind)?.[1];
  if (list !== undefined)
    return (value as unknown[]).forEach((each, i) => expectShape(each, list, `${at}[${i}]`));
  if (map !== undefined)
    return Object.values(value as object).forEach((each) => expectShape(each, map, `${at}{}`));
  if (/\.\d/.test(kind)) return expectSchema(value as Record<string, unknown>, kind, at);
  const found = value === null ? 'null' : Array.isArray(value) ? 'list' : typeof value;
  expect([at, found]).toEqual([at, kind]);
}

function expectSchema(
  { OTIO_SCHEMA: schema, ...fields }: Record<string, unknown>,
  kind: string,
  at: string,
): void {
  expect([at, kind.split('|')]).toEqual([at, expect.arrayContaining([schema]) as unknown]);
  const known = SCHEMAS[schema as string] ?? {};
  expect([at, Object.keys(fields).sort()]).toEqual([at, Object.keys(known).sort()]);
  for (const [name, of] of Object.entries(known)) expectShape(fields[name], of, `${at}.${name}`);
}

const ms = ({ value, rate }: RationalTime): number => (value / rate) * 1000;

/** Where each clip of a track begins and ends, ms since the beginning of the timeline. */
function clipsIn({ children }: OtioTrack): { url: string; fromMs: number; untilMs: number }[] {
  let at = 0;
  return children.flatMap((child) => {
    const fromMs = at;
    at += child.source_range ? ms(child.source_range.duration) : NaN;
    if (child.OTIO_SCHEMA === 'Gap.1') return [];
    return [{ url: child.media_references.DEFAULT_MEDIA.target_url, fromMs, untilMs: at }];
  });
}

function written(take: TakeView): OtioTimeline {
  return JSON.parse(JSON.stringify(takeTimeline(take))) as OtioTimeline;
}

test('a timeline has the shape of the format, and each camera lies where it was measured', () => {
  const second = fc.option(fc.double({ min: 0, max: 5000, noNaN: true }), { nil: undefined });
  fc.assert(
    fc.property(fc.array(fc.tuple(trueCamera, second), { maxLength: 6 }), (cameras) => {
      const entries = cameras.map(([camera, gapMs], i) => {
        const id = `cam-${i}`;
        const lastMs = pathOf(camera).at(-1) ?? 0;
        const startMs = camera.startMs + lastMs + camera.frameMs + 10 + (gapMs ?? 0);
        const films = [
          filmOf(id, camera),
          ...(gapMs === undefined ? [] : [filmOf(`${id}-b`, { ...camera, startMs })]),
        ];
        return entryOf(id, films);
      });
      const timeline = written(takeOf(entries));
      expectShape(timeline, 'Timeline.1');
      const originMs = Date.parse('2026-01-31T00:00:00.000Z') + ms(timeline.global_start_time);
      expect(originMs).toBeLessThanOrEqual(T);
      timeline.tracks.children.forEach((track, i) => {
        const films = entries[i]?.recordings ?? [];
        const clips = clipsIn(track);
        expect(clips.map(({ url }) => url)).toEqual(films.map((_, part) => filmFile(`cam-${i}`, part + 1)));
        clips.forEach(({ fromMs, untilMs }, part) => {
          expect(originMs + fromMs).toBeCloseTo(Date.parse(films[part]?.startedAt ?? ''), 2);
          expect(untilMs - fromMs).toBeCloseTo(films[part]?.durationMs ?? NaN, 2);
        });
      });
    }),
  );
});

test('a pre-roll begins before the start, which is marked', () => {
  const [camera] = fc.sample(trueCamera, { numRuns: 1, seed: 1 });
  if (!camera) throw new Error('no camera');
  const early = filmOf('cam-a', { ...camera, startMs: -2000, errors: [0, 0] }, { prerollMs: 2001 });
  const timeline = written(takeOf([entryOf('cam-a', [early])]));
  const [marker] = timeline.tracks.markers;
  expect(marker).toMatchObject({ name: 'T' });
  expect(ms(marker?.marked_range.start_time ?? { OTIO_SCHEMA: 'RationalTime.1', rate: 1, value: 0 })).toBe(
    2000,
  );
  const [track] = timeline.tracks.children;
  expect(track && clipsIn(track)[0]?.fromMs).toBe(0);
});

test('films that seem to overlap follow on each other, and one whose clock nobody knew is said to be put at the start', () => {
  const { take } = exampleTake();
  const [door] = take.entries;
  const film = door?.recordings[0];
  if (!film) throw new Error('the example has no film');
  const overlapping = {
    ...film,
    id: 'again',
    startedAt: wire(T + 100),
    firstFrame: { index: 0, at: wire(T + 100) },
  };
  const { clockErrorMs: _, ...unmeasured } = film;
  const timeline = written(takeOf([entryOf('cam-a', [film, overlapping]), entryOf('cam-b', [unmeasured])]));
  expectShape(timeline, 'Timeline.1');
  const [first, second] = timeline.tracks.children;
  const [one, two] = first ? clipsIn(first) : [];
  expect(two?.fromMs).toBe(one?.untilMs);
  expect(second?.children[0]?.metadata).toMatchObject({ rollcall: { place: 'assumed' } });
});

test('no two films of a take are called the same', () => {
  expect(filmFile('left', 2)).not.toBe(filmFile('left-2', 1));
  expect([filmFile('left', 1), filmFile('left', 2)]).toEqual(['left.mp4', 'left.part2.mp4']);
});

describe('the edit list of a camera', () => {
  const EVENT =
    /^(\d{3}) {2}AX {7}V {5}C {8}((?:\d\d:){3}\d\d) ((?:\d\d:){3}\d\d) ((?:\d\d:){3}\d\d) ((?:\d\d:){3}\d\d)$/;

  test('has an event for each film, at its time of day', () => {
    const { take } = exampleTake();
    const lines = cameraEditList(take, 'pi-right')?.split('\r\n') ?? [];
    expect(lines.slice(0, 2)).toEqual(['TITLE: walk 3 the pi-right', 'FCM: NON-DROP FRAME']);
    const events = lines.flatMap((line) =>
      [EVENT.exec(line)?.slice(1) ?? []].filter(({ length }) => length > 0),
    );
    expect(events).toEqual([
      ['001', '00:00:00:00', '00:00:23:10', '12:00:00:00', '12:00:23:10'],
      ['002', '00:00:00:00', '00:00:20:00', '12:00:37:16', '12:00:57:16'],
    ]);
    expect(lines).toContain('* FROM CLIP NAME: pi-right.part2.mp4');
  });

  test('is none for a camera without a film, and has no line that somebody else wrote', () => {
    const { take } = exampleTake('x\r\n002  AX');
    expect(cameraEditList(take, 'pi-roof')).toBeUndefined();
    const lines = cameraEditList(take, 'pi-left')?.split('\r\n') ?? [];
    expect(lines.filter((line) => line.startsWith('002'))).toEqual([]);
  });
});
