import type { Service } from '#contracts/messages/registry.js';
import type { Collection } from '#contracts/http/views.js';
import type { HelperProcess } from '#testing/helpers/helper-process.js';
import { liveTicket } from '#testing/live-ticket.js';
import type { Rollcall } from '#testing/rollcall.js';
import { startCameras } from './fleet.js';
import { startPart } from './operator-parts.js';
import type { AudienceOptions } from './pictures/audience.js';
import type { PictureSource, Way } from './pictures/viewer.js';
import type { Scene } from './scene.js';

const PROGRAM = 'bench/parts/pictures/audience-program.ts';
const TEE_PROGRAM = 'bench/parts/pictures/tee-program.ts';
const CAMERA = 'cam-1';
const VIDEO = '1280x720@30';

/** Broker, discovery, API and an agent with a simulated camera of 720p30, each a process of its own. */
export interface RelayStage {
  readonly api: Rollcall;
  readonly agent: Rollcall;
}

export async function setRelayStage(scene: Scene): Promise<RelayStage> {
  await startPart(scene, 'broker');
  const [, api] = await Promise.all([startPart(scene, 'discovery'), startPart(scene, 'api')]);
  const [agent] = await startCameras(scene, [CAMERA], { ROLLCALL_VIDEO: VIDEO });
  if (!agent) throw new Error('no agent');
  return { api, agent };
}

/** Viewers at the API, and one at the agent, in a process of their own, once each of them sees the camera. */
export async function openAudience(
  scene: Scene,
  way: Way,
  counts: Pick<AudienceOptions, 'viewers' | 'stuck'>,
): Promise<HelperProcess> {
  const audience = scene.helper(PROGRAM);
  const options: AudienceOptions = {
    ...counts,
    way,
    source: await atApi(scene, way),
    origin: await atAgent(scene),
  };
  await audience.ask('open', options);
  return audience;
}

/** The same number of viewers at a bare Node that passes the bytes of the agent on. */
export async function openBareAudience(
  scene: Scene,
  viewers: number,
): Promise<{ readonly audience: HelperProcess; readonly tee: HelperProcess }> {
  const tee = scene.helper(TEE_PROGRAM);
  const port = await tee.ask<number>('open', { origin: await atAgent(scene), viewers });
  const audience = scene.helper(PROGRAM);
  const source: PictureSource = { port, path: '/', token: '' };
  const options: AudienceOptions = {
    viewers,
    atATime: viewers,
    way: 'http',
    source,
    origin: await atAgent(scene),
  };
  await audience.ask('open', options);
  return { audience, tee };
}

async function atApi({ place }: Scene, way: Way): Promise<PictureSource> {
  const path = way === 'http' ? `/api/v1/cameras/${CAMERA}/live` : '/api/v1/live';
  return { port: place.ports.http, path, token: await place.token(), camera: CAMERA };
}

export async function atAgent({ place }: Scene): Promise<PictureSource> {
  const { items } = await place.get<Collection<Service>>('/services');
  const port = items.find(({ id }) => id === CAMERA)?.port;
  if (port === undefined) throw new Error('the camera has no media port');
  return { port, path: '/v1/live?mode=full', token: await liveTicket(place.dataDir, CAMERA) };
}
