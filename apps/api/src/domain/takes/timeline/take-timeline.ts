import type { TakeView } from '#contracts/http/take-views.js';
import type {
  OtioClip,
  OtioGap,
  OtioMarker,
  OtioTimeline,
  OtioTrack,
  RationalTime,
  TimeRange,
} from './otio-document.js';
import { type PlacedCamera, type PlacedFilm, type PlacedTake, placedTake } from './placed-films.js';

/** All times are in microseconds: cameras have rates of their own, and their offsets are no whole frames. */
const RATE = 1_000_000;
const DAY_MS = 86_400_000;

/**
 * The films of a take on one timeline, for editors that read OpenTimelineIO: one track for each camera, its films where the
 * operator's clock puts them, pre-roll and later parts included. It begins at the time of day of what is first, UTC; a marker
 * stands at the start of the take. The files are those of `filmFile`, beside the document: films in either form, as both
 * begin with the first frame that was asked for. What a place is worth stands in the metadata, `rollcall`.
 */
export function takeTimeline(take: TakeView): OtioTimeline {
  const placed = placedTake(take);
  return {
    OTIO_SCHEMA: 'Timeline.1',
    name: `${take.name} ${take.number}`,
    metadata: rollcall({
      takeId: take.id,
      ...(take.slate !== undefined && { slate: take.slate }),
      ...(take.startAt !== undefined && { startAt: take.startAt }),
      ...(take.endAt !== undefined && { endAt: take.endAt }),
    }),
    global_start_time: time(((placed.originMs % DAY_MS) + DAY_MS) % DAY_MS),
    tracks: {
      OTIO_SCHEMA: 'Stack.1',
      children: placed.cameras.map((camera) => track(camera, placed.originMs)),
      ...item('tracks'),
      markers: startMarker(placed),
    },
  };
}

function startMarker({ startMs, originMs }: PlacedTake): OtioMarker[] {
  if (startMs === undefined) return [];
  const marked_range = range(startMs - originMs, 0);
  return [{ OTIO_SCHEMA: 'Marker.2', name: 'T', color: 'GREEN', marked_range, metadata: {} }];
}

function track({ cameraId, label, frameMs, films }: PlacedCamera, originMs: number): OtioTrack {
  const children: (OtioClip | OtioGap)[] = [];
  let cursorMs = originMs;
  for (const film of films) {
    // Two estimates of the time may make films overlap by their bounds: then one follows on the other.
    const gapMs = film.startMs - cursorMs;
    if (toTicks(gapMs) > 0) children.push(gap(gapMs));
    children.push(clip(film, label));
    cursorMs = Math.max(cursorMs, film.startMs) + film.durationMs;
  }
  return {
    OTIO_SCHEMA: 'Track.1',
    kind: 'Video',
    children,
    ...item(label),
    metadata: rollcall({ cameraId, ...(frameMs !== undefined && { framesPerSecond: 1000 / frameMs }) }),
  };
}

function gap(lengthMs: number): OtioGap {
  return { OTIO_SCHEMA: 'Gap.1', ...item(''), source_range: range(0, lengthMs) };
}

function clip({ recording, file, part, startMs, boundMs, durationMs }: PlacedFilm, label: string): OtioClip {
  const shown = range(0, durationMs);
  return {
    OTIO_SCHEMA: 'Clip.2',
    ...item(part === 1 ? label : `${label}, part ${part}`),
    source_range: shown,
    metadata: rollcall({
      recordingId: recording.id,
      part,
      // Nobody measured the clock of one that has no bound: its place is that of the start.
      ...(boundMs === undefined ? { place: 'assumed' } : { startMs, boundMs, place: 'measured' }),
      timeSource: recording.timeSource,
      frames: recording.frames,
      droppedFrames: recording.droppedFrames,
      ...(recording.sha256 !== undefined && { sha256: recording.sha256 }),
    }),
    media_references: {
      DEFAULT_MEDIA: {
        OTIO_SCHEMA: 'ExternalReference.1',
        name: file,
        metadata: {},
        available_range: shown,
        available_image_bounds: null,
        target_url: file,
      },
    },
    active_media_reference_key: 'DEFAULT_MEDIA',
  };
}

function item(name: string) {
  return { name, metadata: {}, effects: [], markers: [], enabled: true, source_range: null };
}

function rollcall(facts: object): { rollcall: object } {
  return { rollcall: facts };
}

function range(startMs: number, durationMs: number): TimeRange {
  return { OTIO_SCHEMA: 'TimeRange.1', start_time: time(startMs), duration: time(durationMs) };
}

function time(ms: number): RationalTime {
  return { OTIO_SCHEMA: 'RationalTime.1', rate: RATE, value: toTicks(ms) };
}

function toTicks(ms: number): number {
  return Math.round(ms * (RATE / 1000));
}
