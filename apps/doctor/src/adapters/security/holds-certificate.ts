import { pinnedSocket, type PinnedTarget } from '#network/pinned-socket.js';

const TIMEOUT_MS = 5000;

/** Whether what listens there, and takes connections, shows this certificate. Rejects when interrupted. */
export async function holdsCertificate(at: PinnedTarget, signal: AbortSignal): Promise<boolean> {
  const limit = AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)]);
  const socket = await pinnedSocket(at, limit).catch(() => undefined);
  signal.throwIfAborted();
  socket?.destroy();
  return socket !== undefined;
}
