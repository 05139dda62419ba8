import type { ExposureKnowledge } from '#contracts/http/certificate-views.js';
import type { StillTimeSource } from '#contracts/messages/still.js';

const DETAILS: Readonly<Record<StillTimeSource, string>> = {
  sensor: 'The sensor gave each frame its time: the light fell on it within the frame before.',
  pts: 'The camera gave the spacing of its frames, exactly; their place is that of the fastest frame on its way through encoder and pipe. They are late by that way, which is constant and which nobody measured.',
  arrival:
    'Each frame has the time of its arrival at the agent: exposure, read-out, encoder and transport came before. They are late by that, which differs from frame to frame and which nobody measured.',
  order:
    'The camera was told to take the picture and gave it: the light fell on the sensor at some time between, which the bound of the time takes in.',
};

/** What frame times of this source say of the exposure; `frameMs` is how long one frame lasts. */
export function exposureOf(source: StillTimeSource, frameMs: number | undefined): ExposureKnowledge {
  const isKnown = source === 'sensor' && frameMs !== undefined;
  return { source, ...(isKnown && { withinMs: frameMs }), detail: DETAILS[source] };
}
