import {
  type FramePipes,
  type PipeRole,
  TimedFrames,
} from '#camera-agent/adapters/drivers/rpicam/timed-frames.js';
import type { AccessUnit } from '#camera-agent/domain/h264/access-unit.js';
import { FakeClock } from '#testing/fake-clock.js';
import { testUnits } from './test-film.js';

const FRAME_MS = 40;
const LOT_MS = 250;
/** Frames that are given as they come before any are left waiting. */
const SEEN_COMING = 60;

/** A tool that writes a frame and then its time into two pipes, and what is read of them. */
class Lab implements FramePipes {
  readonly clock = new FakeClock();
  readonly given: AccessUnit[] = [];
  readonly lost: string[] = [];
  readonly frames: TimedFrames;
  private readonly films = testUnits(30).map(annexB);
  private readonly written: Record<PipeRole, Buffer[]> = { video: [], pts: [], metadata: [] };
  private readonly followed: Record<PipeRole, boolean> = { video: true, pts: true, metadata: true };
  /** How often what the camera measures was looked for. */
  asked = 0;
  private count = 0;

  constructor(readonly isWide = true) {
    const give = (unit: AccessUnit): number => this.given.push(unit);
    this.frames = new TimedFrames(this.clock, give, () => this.lost.push('lost'));
    this.frames.begin(this);
  }

  pull(pipe: PipeRole): void {
    if (pipe === 'metadata') this.asked += 1;
    const bytes = Buffer.concat(this.written[pipe].splice(0));
    if (bytes.length === 0) return;
    if (pipe === 'video') this.frames.video(bytes);
    else this.frames.times(bytes, true);
  }

  follow(pipe: PipeRole, follow: boolean): void {
    this.followed[pipe] = follow;
  }

  /** Writes the next frames, each so long after the one before; what is followed is read at once. */
  write(frames: number, timed = true): void {
    for (let frame = 0; frame < frames; frame += 1) {
      this.clock.advance(FRAME_MS);
      this.written.video.push(this.films[this.count % this.films.length] ?? Buffer.alloc(0));
      if (timed) this.written.pts.push(Buffer.from(`${this.count * FRAME_MS}.000\n`));
      this.count += 1;
      if (this.followed.video) this.pull('video');
      const times = this.followed.pts ? Buffer.concat(this.written.pts.splice(0)) : Buffer.alloc(0);
      if (times.length > 0) this.frames.times(times, false);
    }
  }

  /** Until nobody waits for the next frame. */
  patient(): void {
    this.frames.hurry(false);
    this.write(SEEN_COMING);
  }

  get followsTimes(): boolean {
    return this.followed.pts;
  }

  get followsVideo(): boolean {
    return this.followed.video;
  }

  get followsMetadata(): boolean {
    return this.followed.metadata;
  }
}

function annexB(unit: AccessUnit): Buffer {
  return Buffer.concat(unit.nals.flatMap((nal) => [Buffer.of(0, 0, 0, 1), nal]));
}

function bytesOf(units: readonly AccessUnit[]): Buffer {
  return Buffer.concat(units.map(annexB));
}

test.each([true, false])('what the camera measures wakes nobody (frames are waited for: %s)', (hurried) => {
  const lab = new Lab();
  lab.patient();
  lab.frames.hurry(hurried);
  const before = lab.asked;
  lab.write(160);
  lab.frames.catchUp();
  expect(lab.followsMetadata).toBe(false);
  expect(lab.asked - before).toBe(10);
});

test('what the camera measures is read where no frame can be made of what comes', () => {
  const lab = new Lab();
  lab.frames.hurry(false);
  lab.clock.advance(10 * LOT_MS);
  expect(lab.asked).toBe(10);
});

test('what the camera measures is read as it comes where no frames are left waiting', () => {
  expect(new Lab(false).followsMetadata).toBe(true);
});

describe('while somebody waits for each frame', () => {
  test.each([true, false])('it is given when its time is read (a wide pipe: %s)', (isWide) => {
    const lab = new Lab(isWide);
    for (let frame = 1; frame <= 2 * SEEN_COMING; frame += 1) {
      lab.write(1);
      expect(lab.given).toHaveLength(frame);
    }
    expect(bytesOf(lab.given.slice(0, 30))).toEqual(bytesOf(testUnits(30)));
  });

  test('frames whose time stays away have that of their arrival, and the video is followed', () => {
    const lab = new Lab();
    lab.write(30, false);
    expect(lab.followsVideo).toBe(true);
    expect(lab.frames.source).toBe('arrival');
    lab.clock.advance(LOT_MS);
    expect(lab.given.length).toBeGreaterThanOrEqual(29);
  });
});

describe('while nobody waits', () => {
  test('several are given at once, whole, each with its own time', () => {
    const lab = new Lab();
    lab.patient();
    const heaps = new Set<number>();
    for (let frame = 0; frame < 50; frame += 1) {
      lab.write(1);
      heaps.add(lab.given.length);
    }
    lab.clock.advance(LOT_MS);
    expect(heaps.size).toBeLessThan(15);
    expect(lab.given).toHaveLength(SEEN_COMING + 50);
    const [first, ...rest] = lab.given.map(({ timeMs }) => timeMs);
    expect(rest).toEqual(rest.map((_, index) => (first ?? 0) + (index + 1) * FRAME_MS));
    expect(bytesOf(lab.given.slice(60, 90))).toEqual(bytesOf(testUnits(30)));
  });

  test('the first frames are given as they come: their arrival tells how far the clock of the camera is off', () => {
    const lab = new Lab();
    lab.frames.hurry(false);
    lab.write(SEEN_COMING);
    expect(lab.given).toHaveLength(SEEN_COMING);
  });

  test('no frame of a narrow pipe is left waiting, which would hold up the tool', () => {
    const lab = new Lab(false);
    lab.patient();
    lab.write(3);
    expect(lab.given).toHaveLength(SEEN_COMING + 3);
    expect([lab.followsVideo, lab.followsTimes]).toEqual([true, true]);
  });

  test('who catches up has every frame that was written before', () => {
    const lab = new Lab();
    lab.patient();
    lab.write(2);
    expect(lab.given).toHaveLength(SEEN_COMING);
    lab.frames.catchUp();
    expect(lab.given).toHaveLength(SEEN_COMING + 2);
  });

  test('who begins to wait has those that were left, and each that follows', () => {
    const lab = new Lab();
    lab.patient();
    lab.write(2);
    lab.frames.hurry(true);
    expect(lab.given).toHaveLength(SEEN_COMING + 2);
    lab.write(1);
    expect(lab.given).toHaveLength(SEEN_COMING + 3);
  });

  test('the first frame after a silence is given when it comes: a stall is counted from it', () => {
    const lab = new Lab();
    lab.patient();
    lab.clock.advance(3 * LOT_MS);
    lab.write(1);
    expect(lab.given).toHaveLength(SEEN_COMING + 1);
    lab.write(1);
    expect(lab.given).toHaveLength(SEEN_COMING + 1);
  });
});
