import type { Figure } from '../../figure.js';
import type { Fault } from './faulty-camera.js';

export interface LostFigures {
  readonly shown: Figure;
  readonly told: Figure;
  readonly toldLater: Figure;
  readonly back: Figure;
}

export interface RecordingFigures {
  readonly shown: Figure;
  readonly told: Figure;
  readonly stopped: Figure;
  readonly failed: Figure;
  readonly goesOn: Figure;
}

export const IN_RECORDING = ['stall', 'death'] as const;

export interface FaultFigures extends Readonly<Record<Fault, LostFigures>> {
  readonly recording: Readonly<Record<(typeof IN_RECORDING)[number], RecordingFigures>>;
}

const LIMIT = { most: 3000 };

/** From where to where each is counted. */
const BEGINS: Readonly<Record<Fault, string>> = {
  stall: 'stall: the last frame',
  death: 'death: the end of what gives the pictures',
  busy: 'busy: the refusal',
  unplug: 'unplugged: that moment',
  'slow-start': 'slow start: `POST …/open`',
};
const ENDS: Readonly<Record<Fault, string>> = {
  stall: BEGINS.stall,
  death: BEGINS.death,
  busy: 'busy: nobody has it any more',
  unplug: 'unplugged: it is plugged in',
  'slow-start': BEGINS['slow-start'],
};

/** `by`: the driver, in words. */
export function faultFigures(by: string): FaultFigures {
  const lost = (fault: Fault): LostFigures => lostFigures(by, fault);
  const recording = { stall: recordingFigures(by, 'stall'), death: recordingFigures(by, 'death') };
  return {
    ...{ stall: lost('stall'), death: lost('death'), busy: lost('busy'), unplug: lost('unplug') },
    'slow-start': lost('slow-start'),
    recording,
  };
}

function lostFigures(by: string, fault: Fault): LostFigures {
  const from = `${by}, ${BEGINS[fault]}`;
  return {
    shown: { what: `${from} → \`GET /cameras/{id}\` shows status and error`, unit: 'ms', limit: LIMIT },
    told: { what: `${from} → \`camera.status\` heard`, unit: 'ms', limit: LIMIT },
    toldLater: { what: `${from} → \`camera.status\` heard with what it is`, unit: 'ms' },
    back: { what: `${by}, ${ENDS[fault]} → \`camera.status\` heard, it stands by`, unit: 'ms' },
  };
}

function recordingFigures(by: string, fault: (typeof IN_RECORDING)[number]): RecordingFigures {
  const from = `${by}, in a recording, ${BEGINS[fault]}`;
  return {
    shown: { what: `${from} → \`GET /cameras/{id}\` shows status and error`, unit: 'ms', limit: LIMIT },
    told: { what: `${from} → \`camera.status\` heard`, unit: 'ms', limit: LIMIT },
    stopped: { what: `${from} → \`recording.stopped\` heard with the reason`, unit: 'ms', limit: LIMIT },
    // The longer the film, the later: it is synced and hashed first.
    failed: { what: `${from} → \`recording.failed\` heard`, unit: 'ms' },
    goesOn: { what: `${from} → \`recording.started\` heard of the next part`, unit: 'ms' },
  };
}
