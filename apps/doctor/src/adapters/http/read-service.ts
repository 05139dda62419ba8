import type { ServiceSeen } from '../../domain/seen/operator.js';
import { numberIn, recordOf, textIn, textsIn } from './loose.js';

/** The service, or none where it cannot be told which one it is. `now`: unix ms. */
export function readService(value: unknown, now: number): ServiceSeen[] {
  const service = recordOf(value);
  const id = textIn(service, 'id');
  if (!service || id === undefined) return [];
  const port = numberIn(service, 'port');
  const lost = readLost(service, now);
  return [
    {
      id,
      label: textIn(service, 'label') ?? id,
      addresses: textsIn(service, 'addresses'),
      found: service.status === 'found',
      flags: textsIn(service, 'flags'),
      conflict: textsIn(service, 'conflict'),
      ...(port !== undefined && { port }),
      ...(lost && { lost }),
    },
  ];
}

/** Clocks of two hosts may differ: the future counts as now. */
function readLost(service: Readonly<Record<string, unknown>>, now: number): ServiceSeen['lost'] {
  const [reason, since] = [textIn(service, 'reason'), Date.parse(textIn(service, 'since') ?? '')];
  if (service.status !== 'lost' || reason === undefined || Number.isNaN(since)) return undefined;
  return { reason, agoMs: Math.max(0, now - since) };
}
