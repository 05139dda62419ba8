import { missingTools } from '#testing/tools.js';
import type { EventReader } from '../../../test/e2e/support/event-reader.js';
import type { Sample } from '../../figure.js';
import type { Measure } from '../../measure.js';
import { faultFigures, type FaultFigures, type LostFigures } from '../../parts/faults/fault-figures.js';
import { FAULTS, type FaultyCamera } from '../../parts/faults/faulty-camera.js';
import { sufferRecording } from '../../parts/faults/suffer-recording.js';
import { rpicamFaults } from '../../parts/faults/rpicam-faults.js';
import { SimulatedFaults } from '../../parts/faults/simulated-faults.js';
import { suffer, type Suffered } from '../../parts/faults/suffer.js';
import { usbFaults } from '../../parts/faults/usb-faults.js';
import { startUp } from '../../parts/fleet.js';
import type { Scene } from '../../parts/scene.js';

interface Kind {
  readonly start: (scene: Scene) => Promise<FaultyCamera>;
  readonly figures: FaultFigures;
}

const KINDS: readonly Kind[] = [
  { start: (scene) => rpicamFaults(scene, 'cam-1'), figures: faultFigures('rpicam') },
  { start: (scene) => usbFaults(scene, 'cam-2', 'c920'), figures: faultFigures('USB, v4l2-ctl') },
  { start: (scene) => usbFaults(scene, 'cam-3', 'c270'), figures: faultFigures('USB, ffmpeg') },
  { start: (scene) => SimulatedFaults.start(scene, 'cam-4'), figures: faultFigures('simulated') },
];

export const cameraFaults: Measure = {
  name: 'camera-faults',
  what: 'how soon a stall, a death, a busy, an unplugged and a slow camera is shown and told, and back, by each driver',
  hindrance: () => missingTools(['ffmpeg']),
  runs: 3,
  deadlineMs: 300_000,
  async run(scene) {
    await startUp(scene);
    const events = await scene.events();
    const cameras: [FaultyCamera, FaultFigures][] = [];
    for (const { start, figures } of KINDS) cameras.push([await start(scene), figures]);
    const samples = await Promise.all(
      cameras.map(([camera, figures]) => throughAll(scene, events, camera, figures)),
    );
    return samples.flat();
  },
};

async function throughAll(
  scene: Scene,
  events: EventReader,
  camera: FaultyCamera,
  figures: FaultFigures,
): Promise<Sample[]> {
  const samples: Sample[] = [];
  for (const fault of FAULTS) {
    const suffered = await suffer(scene.place, events, camera, fault, { status: 'standing-by' });
    samples.push(...samplesOf(figures[fault], suffered));
  }
  return [...samples, ...(await sufferRecording(scene, events, camera, figures.recording))];
}

function samplesOf(figures: LostFigures, { shown, told, toldLater, back }: Suffered): Sample[] {
  return [
    { figure: figures.shown, value: shown },
    { figure: figures.told, value: told },
    ...(toldLater === undefined ? [] : [{ figure: figures.toldLater, value: toldLater }]),
    { figure: figures.back, value: back },
  ];
}
