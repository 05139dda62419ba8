import type { BulkAnswer } from '#contracts/http/views.js';
import type { Recording } from '#contracts/messages/recording.js';
import type { Client } from '../client/client.js';
import type { RecordingTracker } from '../client/recording-tracker.js';
import { savingMs } from '../client/saving-ms.js';
import { waitForRecordings } from '../client/wait-for-recordings.js';
import { EXIT, type ExitCode } from '../exit-code.js';
import { Interrupted } from '../interrupted.js';
import { formatDuration } from '../output/duration.js';
import { problemLine } from '../output/problem-line.js';
import { progressBar } from '../output/progress-bar.js';
import { savedLine } from '../output/saved-line.js';

const TICK_MS = 200;

/** Shows how recordings of a known length go on and how each of them ended. */
export async function recordToTheEnd(
  client: Client,
  answer: BulkAnswer,
  durationMs: number,
): Promise<ExitCode> {
  const started = answer.items.flatMap((item) => (item.ok ? [item.recording] : []));
  const refused = answer.items.flatMap((item) => (item.ok ? [] : [item]));
  for (const { cameraId, error } of refused) client.output.note(problemLine(cameraId, error));
  const tracker = await waited(client, started, durationMs);
  for (const { cameraId, id } of tracker.pending)
    client.output.note(
      `${cameraId}: the end of ${id} was not heard of; see "rollcall recordings ${cameraId}".`,
    );
  if (client.json)
    client.output.json({
      items: [...tracker.ended.map(asItem), ...refused],
      unconfirmed: tracker.pending.map(({ cameraId, id }) => ({ cameraId, recordingId: id })),
    });
  else if (tracker.ended.length > 0) client.output.note('Fetch with "rollcall download --latest".');
  const whole = tracker.pending.length === 0 && tracker.ended.every(({ state }) => state === 'saved');
  return whole && refused.length === 0 ? EXIT.done : EXIT.failed;
}

async function waited(
  client: Client,
  started: readonly Recording[],
  durationMs: number,
): Promise<RecordingTracker> {
  const { output, clock } = client;
  const bar = progressBar(
    output,
    durationMs,
    started.length === 1 ? '1 camera' : `${started.length} cameras`,
  );
  const begin = clock.monotonic();
  let saved = 0;
  const draw = (): void => {
    const elapsed = Math.min(clock.monotonic() - begin, durationMs);
    bar.update(elapsed, `${formatDuration(elapsed)} of ${formatDuration(durationMs)}, ${saved} saved`);
  };
  const ticker = setInterval(draw, TICK_MS);
  try {
    return await waitForRecordings(client, started, durationMs + savingMs(durationMs), {
      ended: (recording) => {
        saved++;
        bar.clear();
        if (!client.json) output.line(savedLine(recording));
      },
      note: (text) => {
        bar.clear();
        output.note(text);
      },
    });
  } catch (error) {
    bar.clear();
    if (error instanceof Interrupted) output.note(goesOn(started));
    throw error;
  } finally {
    clearInterval(ticker);
    bar.clear();
  }
}

function asItem(recording: Recording): object {
  return { cameraId: recording.cameraId, ok: recording.state === 'saved', recording };
}

function goesOn(started: readonly Recording[]): string {
  const cameras = started.map(({ cameraId }) => cameraId).join(' ');
  return `The recording goes on to its end. Stop it with "rollcall stop ${cameras}".`;
}
