import { createSocket } from 'node:dgram';
import { abort, refuse } from './exits.mjs';
import { log } from './texts.mjs';

const GROUP = '239.255.255.250';
const PORT = 10_000;
/** A packet for so many frames; a server is ready with so many. */
const PERIOD = 30;
const READY = 100;

/** What `--sync` and the environment ask for; undefined where the frames go by themselves. */
export function syncOf(options, environment) {
  const role = options.get('sync') ?? 'off';
  if (role === 'off') return undefined;
  if (role !== 'server' && role !== 'client') refuse(`the stand-in has no --sync ${role}`);
  const { STANDIN_SYNC_AT, STANDIN_CLOCK_MS = '0', STANDIN_FAULT, STANDIN_AFTER = '30' } = environment;
  const [address, port = PORT] = STANDIN_SYNC_AT?.split(':') ?? [];
  const dieMs = STANDIN_FAULT === 'die-waiting' ? Number(STANDIN_AFTER) : undefined;
  return { role, address, port: Number(port), clockMs: Number(STANDIN_CLOCK_MS), dieMs };
}

/**
 * Waits until the frames may come, and gives when the first one does, on this process's clock. A client counts by its own
 * wall clock: by as much as that is wrong its frames are off, and the log says nothing of it.
 */
export function inStep(sync, { startMs, framesPerSecond }) {
  const frameMs = 1000 / framesPerSecond;
  const firstAt = performance.now() + startMs;
  const toWall = (instant) => performance.timeOrigin + instant + sync.clockMs;
  const socket = createSocket({ type: 'udp4', reuseAddr: true });
  if (sync.dieMs !== undefined) setTimeout(() => abort('failed to queue a request'), startMs + sync.dieMs);
  return new Promise((resolve) => {
    const ready = (instant, differenceUs) => {
      // The sockets of a server go on, those of a client do no harm.
      setTimeout(
        () => log('INFO', `RPiSync sync.cpp:301 *** Sync achieved! Difference ${differenceUs}us`),
        Math.max(0, instant - performance.now()),
      );
      resolve(instant);
    };
    socket.bind(sync.port, () => {
      socket.addMembership(GROUP, sync.address);
      if (sync.address) socket.setMulticastInterface(sync.address);
      if (sync.role === 'server') serve();
      else follow();
    });

    function serve() {
      const readyAt = firstAt + READY * frameMs;
      let frame = 0;
      const send = () => {
        frame += PERIOD;
        const frameAt = toWall(firstAt + frame * frameMs);
        const packet = JSON.stringify({ frameMs, frameAt, readyAt: toWall(readyAt) });
        socket.send(packet, sync.port, GROUP);
        setTimeout(send, Math.max(0, firstAt + (frame + PERIOD) * frameMs - performance.now()));
      };
      setTimeout(send, Math.max(0, firstAt + PERIOD * frameMs - performance.now()));
      ready(readyAt, 0);
    }

    /** Its frames are moved to where the server says that its own are. */
    function follow() {
      socket.once('message', (bytes) => {
        const packet = JSON.parse(bytes.toString());
        const now = toWall(performance.now());
        const late = Math.max(0, Math.ceil((now - packet.readyAt) / packet.frameMs));
        const first = packet.readyAt + late * packet.frameMs;
        ready(first - toWall(0), Math.round((packet.readyAt - first) * 1000));
      });
    }
  });
}
