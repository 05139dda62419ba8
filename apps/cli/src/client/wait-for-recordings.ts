import type { Recording } from '#contracts/messages/recording.js';
import { CliError } from '../cli-error.js';
import type { Client } from './client.js';
import { followEvents, type StreamItem } from './event-stream.js';
import { parseObject } from './parse-object.js';
import { RecordingTracker } from './recording-tracker.js';
import { asSnapshot } from './snapshot.js';
import type { StreamMessage } from './stream-messages.js';

/** What somebody who waits may want to hear. */
export interface WaitListener {
  ended(recording: Recording): void;
  note(text: string): void;
}

class TimeIsUp extends Error {}

/**
 * Waits until the recordings have ended, at most `ms`; gives the tracker, whose `pending` are those of which nothing
 * was heard. Ends that fall into a gap of the event stream are asked for one by one.
 */
export async function waitForRecordings(
  client: Client,
  started: readonly Recording[],
  ms: number,
  listener: WaitListener,
): Promise<RecordingTracker> {
  const tracker = new RecordingTracker(started);
  const deadline = new AbortController();
  const timer = client.clock.after(ms, () => deadline.abort(new TimeIsUp()));
  const signal = AbortSignal.any([client.signal, deadline.signal]);
  try {
    for await (const item of followEvents({ ...client, signal })) {
      await take(client, tracker, item, listener);
      if (tracker.pending.length === 0) break;
    }
  } catch (error) {
    if (!(error instanceof TimeIsUp)) throw error;
    await ask(client, tracker, tracker.pending, listener);
  } finally {
    timer.stop();
  }
  return tracker;
}

async function take(
  client: Client,
  tracker: RecordingTracker,
  item: StreamItem,
  listener: WaitListener,
): Promise<void> {
  if (item.kind === 'broken') listener.note(`${item.why}. The recordings go on; trying again.`);
  if (item.kind !== 'message') return;
  const snapshot = asSnapshot(item.message);
  if (snapshot) return ask(client, tracker, tracker.missingFrom(snapshot), listener);
  const recording = recordingIn(item.message);
  if (recording && tracker.update(recording)) listener.ended(recording);
}

async function ask(
  { api }: Client,
  tracker: RecordingTracker,
  recordings: readonly Recording[],
  listener: WaitListener,
): Promise<void> {
  for (const { cameraId, id } of recordings) {
    try {
      const now = await api.recording(cameraId, id);
      if (tracker.update(now)) listener.ended(now);
    } catch (error) {
      // The camera may be lost for the moment; what stays unknown is said at the end.
      if (!(error instanceof CliError) || error.kind === 'token-refused') throw error;
      listener.note(`${cameraId}: ${error.message}`);
    }
  }
}

function recordingIn({ event, data }: StreamMessage): Recording | undefined {
  if (!event.startsWith('recording.')) return undefined;
  const recording = parseObject(data)?.data as Partial<Recording> | undefined;
  return typeof recording?.id === 'string' && typeof recording.state === 'string'
    ? (recording as Recording)
    : undefined;
}
