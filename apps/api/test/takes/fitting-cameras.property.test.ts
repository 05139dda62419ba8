import fc from 'fast-check';
import { fittingCameras } from '#api/domain/takes/frame-sync/fitting-cameras.js';
import type { ReadyCamera } from '#api/domain/takes/frame-sync/ready-camera.js';
import { SYNC_CLOCKS } from '#contracts/messages/frame-sync.js';
import type { ArmReport } from '#contracts/messages/take.js';

const camera = fc
  .record({
    syncClock: fc.constantFrom(...SYNC_CLOCKS),
    frameMs: fc.constantFrom(1000 / 30, 1000 / 25, 1000 / 60),
    offsetMs: fc.integer({ min: -60, max: 60 }),
    errorMs: fc.double({ min: 0, max: 10, noNaN: true }),
  })
  .map(({ syncClock, frameMs, offsetMs, errorMs }) => {
    return { syncClock, frameMs, clock: { known: true, offsetMs, errorMs } } as ArmReport;
  });

const cameras = fc.array(camera, { maxLength: 12 }).map((reports) =>
  reports.map((report, index): ReadyCamera => {
    return { cameraId: `cam-${index}`, label: `Camera ${index}`, report, answer: { report } };
  }),
);

test('every camera fits or is refused, and those that fit go by one kind of clock at one rate', () => {
  fc.assert(
    fc.property(cameras, (ready) => {
      const { cameras: fitting, refused } = fittingCameras(ready);
      const all = [...fitting, ...refused.map(({ camera: { cameraId } }) => ({ cameraId }))];
      expect(all.map(({ cameraId }) => cameraId).sort()).toEqual(
        ready.map(({ cameraId }) => cameraId).sort(),
      );
      expect(fitting.length > 0).toBe(ready.length > 0);
      const [leader] = fitting;
      for (const { report } of fitting) {
        expect(report.syncClock).toBe(leader?.report.syncClock);
        expect(report.frameMs).toBe(leader?.report.frameMs);
      }
    }),
  );
});

test('of wall clocks that fit none is surely more than half a frame off that of the one that leads', () => {
  fc.assert(
    fc.property(cameras, (ready) => {
      const { cameras: fitting } = fittingCameras(ready);
      const [leader] = fitting;
      if (leader?.report.syncClock !== 'wall-clock') return;
      for (const { report } of fitting) {
        const { clock, frameMs } = report;
        const surely =
          Math.abs(clock.offsetMs - leader.report.clock.offsetMs) -
          clock.errorMs -
          leader.report.clock.errorMs -
          2;
        expect(surely).toBeLessThanOrEqual(frameMs / 2);
      }
    }),
  );
});
