import type { CameraSeen } from '../../domain/seen/camera.js';
import type { Got } from './operator-view.js';
import { listOf, numberIn, recordOf, textIn, textsIn } from './loose.js';

/** The cameras among the services that are found and have joined. Throws where the API did not tell. */
export function foundCameras(services: Got): CameraSeen[] {
  return listOf(recordOf(bodyOf(services))?.items).flatMap((value) => {
    const camera = readCamera(value);
    const waits = textsIn(recordOf(value), 'flags').includes('unclaimed');
    return camera?.status === 'found' && !waits ? [camera] : [];
  });
}

/** Undefined for what is no camera. */
export function readCamera(value: unknown): CameraSeen | undefined {
  const service = recordOf(value);
  const [id, hostname, port] = [
    textIn(service, 'id'),
    textIn(service, 'hostname'),
    numberIn(service, 'port'),
  ];
  if (textIn(service, 'kind') !== 'camera' || id === undefined || hostname === undefined) return undefined;
  if (port === undefined) return undefined;
  return {
    ...{ id, hostname, port },
    status: textIn(service, 'status') ?? '',
    reason: textIn(service, 'reason') ?? '',
    addresses: textsIn(service, 'addresses'),
    lastSeen: Date.parse(textIn(service, 'lastSeen') ?? ''),
    conflict: textsIn(service, 'conflict').length > 0,
  };
}

/** Throws where there is none. */
export function bodyOf(got: Got): unknown {
  if (got.kind === 'body') return got.body;
  throw new Error(`the API does not tell: ${got.why}`);
}
