import type { AccessUnit } from '#camera-agent/domain/h264/access-unit.js';
import { RecordingMuxer } from '#camera-agent/domain/mp4/recording-muxer.js';
import { SimulatedEncoder } from '#camera-agent/domain/simulation/simulated-encoder.js';
import type { Recording } from '#contracts/messages/recording.js';

export const FPS = 30;
export const FRAME_MS = 1000 / FPS;

/** A small camera's first frames, real H.264. */
export function testUnits(count: number, width = 64, height = 48): AccessUnit[] {
  const encoder = new SimulatedEncoder({ width, height, fps: FPS, gop: FPS, name: 'test' });
  return Array.from({ length: count }, (_, index) => encoder.next(index, index * FRAME_MS, 'noon'));
}

export interface TestFilm {
  /** What was appended, piece by piece, before the end. */
  readonly pieces: Uint8Array[];
  readonly end: ReturnType<RecordingMuxer['finish']>;
}

export function testFilm(frames: number): TestFilm {
  const muxer = new RecordingMuxer({ nominalFrameMs: FRAME_MS });
  const pieces: Uint8Array[] = [];
  for (const unit of testUnits(frames)) {
    const result = muxer.add(unit);
    if (result.kind === 'accepted' && result.append.length > 0) pieces.push(result.append);
  }
  return { pieces, end: muxer.finish() };
}

/** A sidecar of a recording that has just begun. */
export function testRecording(id: string, more: Partial<Recording> = {}): Recording {
  return {
    id,
    cameraId: 'cam-1',
    state: 'recording',
    startedAt: '2026-01-01T00:00:00.000Z',
    timeSource: 'sensor',
    durationMs: 0,
    frames: 0,
    droppedFrames: 0,
    bytes: 0,
    width: 64,
    height: 48,
    ...more,
  };
}
