import type { Recording } from '#contracts/messages/recording.js';
import { ApiError } from '#client/api-error.js';
import type { StreamEvent } from '#client/events/fleet-event.js';
import type { StreamItem } from '#client/events/follow-events.js';
import { isTokenRefused } from './api-failure.js';
import type { Client } from './client.js';
import { RecordingTracker } from './recording-tracker.js';

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
    for await (const item of client.rollcall.events({ signal, once: true })) {
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
  if (item.kind === 'broken') listener.note(`${item.error.message}. The recordings go on; trying again.`);
  if (item.kind !== 'events') return;
  for (const event of item.events) await hear(client, tracker, event, listener);
}

async function hear(
  client: Client,
  tracker: RecordingTracker,
  event: StreamEvent,
  listener: WaitListener,
): Promise<void> {
  if (event.type === 'snapshot') return ask(client, tracker, tracker.missingFrom(event.data), listener);
  const recording = recordingIn(event);
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
      if (!(error instanceof ApiError) || isTokenRefused(error)) throw error;
      listener.note(`${cameraId}: ${error.message}`);
    }
  }
}

function recordingIn({ type, data }: StreamEvent): Recording | undefined {
  const recording = type.startsWith('recording.') ? (data as Partial<Recording>) : {};
  const { id, state } = recording;
  return typeof id === 'string' && typeof state === 'string' ? (recording as Recording) : undefined;
}
