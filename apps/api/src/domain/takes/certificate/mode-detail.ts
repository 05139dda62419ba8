import type { TakeEntry, TakeView } from '#contracts/http/take-views.js';
import type { FrameSync } from '#contracts/messages/frame-sync.js';

const CLOCK =
  'The cameras take their frames when they please, so that two may lie up to one frame apart however well they keep time.';
const STILLS = `Each camera gave the frame of its stream that was nearest to the instant, or took a picture of its own as near to it as it could.`;
const FILMS = 'Each camera began with the frame that was nearest to the instant.';
const ROLLED = 'Rolling went by the clock: each camera gave the frame that was nearest to the instant.';

const CLOCKS: Readonly<Record<FrameSync['clock'], string>> = {
  'wall-clock':
    'They go by the wall clocks of their hosts: by as much as those differ their frames lie apart, and the figures that they said do not show it. The skew below does, as it is measured by the time of the operator.',
  'host-clock': 'They are simulated, and go by the clock of the host that they share.',
};

/** What the mode of a take promises of two cameras, and, where their frames were to be in step, what was confirmed of it. */
export function modeDetailOf({ kind, mode, entries }: Pick<TakeView, 'kind' | 'mode' | 'entries'>): string {
  if (mode === 'clock') return `${kind === 'still' ? STILLS : FILMS} ${CLOCK}`;
  return [stepText(entries), ROLLED].join(' ');
}

function stepText(entries: readonly TakeEntry[]): string {
  const inStep = entries.flatMap(({ sync, label }) =>
    sync?.state === 'in-step' ? [{ ...sync, label }] : [],
  );
  const leader = inStep.find(({ role }) => role === 'server');
  const [first] = inStep;
  if (!first) return 'The frames of the cameras were to be in step, and no camera confirmed that they were.';
  const others = inStep
    .filter(({ role }) => role === 'client')
    .map(({ label, differenceUs = 0 }) => `${label} (${differenceText(differenceUs)})`);
  const led = leader ? `${leader.label} led` : 'One camera led';
  const followed =
    others.length > 0
      ? `, and these said that they were in step with it, by so much: ${others.join(', ')}`
      : '';
  return `When the take was armed the frames of its cameras were brought into step: ${led}${followed}. ${CLOCKS[first.clock]}`;
}

function differenceText(us: number): string {
  return `${us > 0 ? '+' : us < 0 ? '−' : ''}${Math.abs(us)} µs`;
}
