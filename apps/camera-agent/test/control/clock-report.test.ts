import { ClockReport } from '#camera-agent/domain/clock/clock-report.js';
import type { HostReading } from '#camera-agent/domain/host/host-reading.js';
import type { ClockState } from '#contracts/messages/clock-state.js';
import { FakeClock } from '#testing/fake-clock.js';
import { RecordingLogger } from '#testing/recording-logger.js';

const KNOWN: ClockState = { known: true, offsetMs: 0, errorMs: 1 };
const HOST: HostReading = {
  source: 'chrony',
  synchronised: true,
  server: '192.0.2.1',
  offsetMs: 1,
  errorMs: 20,
};

class Lab {
  host: HostReading | undefined;
  fps = 30;
  readonly clock = new FakeClock();
  readonly logger = new RecordingLogger();
  private readonly operatorClock = { state: KNOWN };
  private readonly report = new ClockReport({
    operatorClock: this.operatorClock,
    host: () => this.host,
    frameMs: () => 1000 / this.fps,
    clock: this.clock,
    logger: this.logger,
  });

  read(state: Partial<ClockState> = {}): ClockState {
    this.operatorClock.state = { ...KNOWN, ...state };
    return this.report.read();
  }
}

test('a bound above half a frame is coarse: told once when that lasts, and once when it is over', () => {
  const lab = new Lab();
  expect(lab.read({ errorMs: 16.6 })).toEqual({ ...KNOWN, errorMs: 16.6, coarse: false });
  expect(lab.read({ errorMs: 16.7 }).coarse).toBe(true);
  lab.clock.advance(4999);
  expect(lab.read({ errorMs: 16.7 }).coarse).toBe(true);
  expect(lab.logger.lines).toEqual([]);
  lab.clock.advance(1);
  lab.read({ errorMs: 16.7 });
  expect(lab.read({ errorMs: 20 }).coarse).toBe(true);
  expect(lab.read({ errorMs: 14 }).coarse).toBe(true);
  expect(lab.logger.lines).toHaveLength(1);
  expect(lab.logger.at('warn')[0]?.facts).toEqual({ errorMs: 16.7, halfFrameMs: 1000 / 60 });
  expect(lab.read({ errorMs: 13 }).coarse).toBe(false);
  expect(lab.read({ errorMs: 13 }).coarse).toBe(false);
  expect(lab.logger.at('info')).toHaveLength(1);
});

test('the first question of a connection may be slow: nothing is told of it', () => {
  const lab = new Lab();
  expect(lab.read({ errorMs: 184 }).coarse).toBe(true);
  lab.clock.advance(10_000);
  expect(lab.read({ errorMs: 1 }).coarse).toBe(false);
  expect(lab.logger.lines).toEqual([]);
});

test('a camera that is set to more frames may find it coarse', () => {
  const lab = new Lab();
  lab.fps = 90;
  expect(lab.read({ errorMs: 6 }).coarse).toBe(true);
});

test('a step is told once', () => {
  const lab = new Lab();
  const step = { at: '2026-01-01T00:00:00.000Z', byMs: -5000 };
  for (let n = 0; n < 3; n += 1) expect(lab.read({ step }).step).toEqual(step);
  expect(lab.logger.at('warn').map(({ facts }) => facts)).toEqual([step]);
  lab.read({ step: { ...step, at: '2026-01-01T00:00:10.000Z' } });
  expect(lab.logger.at('warn')).toHaveLength(2);
});

test('a time that is not known is neither coarse nor another than that of the host', () => {
  const lab = new Lab();
  lab.host = HOST;
  const unknown = { known: false, offsetMs: 0, errorMs: 0 };
  expect(lab.read(unknown)).toEqual({ ...unknown, host: HOST });
  expect(lab.logger.lines).toEqual([]);
});

test('a host that is right by its time service, but not by the operator, says so once', () => {
  const lab = new Lab();
  lab.host = HOST;
  expect(lab.read({ offsetMs: 23 }).host).toEqual(HOST);
  expect(lab.read({ offsetMs: -24 }).host).toEqual({ ...HOST, disagreesMs: -24 });
  expect(lab.read({ offsetMs: -24 }).host?.disagreesMs).toBe(-24);
  expect(lab.logger.at('warn')).toHaveLength(1);
  expect(lab.logger.at('warn')[0]?.facts).toMatchObject({ server: '192.0.2.1', offsetMs: -24 });
  expect(lab.read({ offsetMs: -24, errorMs: 10 }).host).toEqual(HOST);
});

test('a host that is not synchronised, or does not say how well, is not held to milliseconds', () => {
  const lab = new Lab();
  lab.host = { source: 'none', synchronised: false };
  expect(lab.read({ offsetMs: 1e10 }).host).toEqual(lab.host);
  lab.host = { source: 'timesyncd', synchronised: true };
  expect(lab.read({ offsetMs: 900 }).host).toEqual(lab.host);
  expect(lab.read({ offsetMs: 1100 }).host?.disagreesMs).toBe(1100);
});
