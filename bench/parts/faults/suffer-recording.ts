import type { Recording } from '#contracts/messages/recording.js';
import type { EventReader, Received } from '../../../test/e2e/support/event-reader.js';
import type { Sample } from '../../figure.js';
import { record } from '../recordings.js';
import type { Scene } from '../scene.js';
import { IN_RECORDING, type FaultFigures } from './fault-figures.js';
import type { FaultyCamera } from './faulty-camera.js';
import { suffer } from './suffer.js';

const DEADLINE_MS = 20_000;

/** A stall and a death in one recording, which goes on in its next part behind each of them. */
export async function sufferRecording(
  scene: Scene,
  events: EventReader,
  camera: FaultyCamera,
  figures: FaultFigures['recording'],
): Promise<Sample[]> {
  const { place } = scene;
  const begun = await record(scene, camera.id, {});
  const samples: Sample[] = [];
  for (const [index, fault] of IN_RECORDING.entries()) {
    const from = events.received.length;
    const of = figures[fault];
    const { at, shown, told } = await suffer(place, events, camera, fault, { status: 'recording' });
    const part = (film: Recording): boolean => film.partOf === begun.id && film.part === index + 2;
    const goesOn = await filmTold(events, 'recording.started', part, from);
    const reason = camera.shows[fault].code;
    const broken = (film: Recording): boolean => film.cameraId === camera.id && film.reason === reason;
    const stopped = await filmTold(events, 'recording.stopped', broken, from);
    const failed = await filmTold(events, 'recording.failed', broken, from);
    samples.push(
      { figure: of.shown, value: shown },
      { figure: of.told, value: told },
      { figure: of.stopped, value: stopped.at - at },
      { figure: of.failed, value: failed.at - at },
      { figure: of.goesOn, value: goesOn.at - at },
    );
  }
  const saved = await place.post<Recording>(`/cameras/${camera.id}/recordings/${begun.id}/stop`);
  if (saved.state !== 'saved' || saved.partOf !== begun.id)
    throw new Error(`the recording of ${camera.id} ended as ${JSON.stringify(saved)}`);
  return samples;
}

function filmTold(
  events: EventReader,
  type: 'recording.started' | 'recording.stopped' | 'recording.failed',
  fits: (film: Recording) => boolean,
  from: number,
): Promise<Received> {
  return events.next(type, ({ data }) => fits(data as unknown as Recording), DEADLINE_MS, from);
}
