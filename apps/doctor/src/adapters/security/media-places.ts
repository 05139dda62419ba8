import { isLoopback, urlHost } from '#runtime/listen.js';
import { foundCameras } from '../http/read-camera.js';
import type { OperatorApi } from '../http/operator-view.js';
import type { CameraSeen } from '../../domain/seen/camera.js';
import { announcedMedia, type Announced } from './announced-media.js';

/** A large fleet is one version of a program: a few of it tell enough. */
const MOST = 4;

/** The media port of a camera. */
export interface MediaPlace {
  /** Of the camera. */
  readonly id: string;
  readonly host: string;
  readonly port: number;
  /** By the scheme that the camera announced; else by what its address allows. */
  readonly url: string;
  /** What the camera said of its certificate: undefined where that is not known here. */
  readonly said: { readonly fingerprint: string | undefined } | undefined;
}

/** The media ports of a few cameras that are found. Rejects where the API or the broker does not tell. */
export async function mediaPlaces(api: OperatorApi, announced: Announced | undefined): Promise<MediaPlace[]> {
  const cameras = foundCameras(await api.get('/services')).slice(0, MOST);
  const ids = cameras.map(({ id }) => id);
  const infos = announced && ids.length > 0 ? await announcedMedia(announced, ids) : undefined;
  return cameras.flatMap((camera) => {
    const info = infos?.get(camera.id);
    const said = info && { fingerprint: info.fingerprint };
    return placeOf({ ...camera, ...(info && { addresses: info.addresses, port: info.port }) }, said);
  });
}

function placeOf({ id, addresses: [host], port }: CameraSeen, said: MediaPlace['said']): MediaPlace[] {
  if (host === undefined) return [];
  const plain = said ? said.fingerprint === undefined : isLoopback(host);
  return [{ id, host, port, said, url: `${plain ? 'http' : 'https'}://${urlHost(host)}:${port}` }];
}
