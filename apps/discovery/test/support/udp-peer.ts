import { createSocket } from 'node:dgram';

export interface UdpPeer {
  readonly port: number;
  /** What it heard, as text, and from where. */
  readonly heard: { text: string; address: string; port: number }[];
  send(text: string | Uint8Array, address: string, port: number): Promise<void>;
  /** May be called twice. */
  close(): Promise<void>;
}

/** A bare socket. `answer` may give what is sent back to the sender's address at the port of the roll call. */
export async function udpPeer(
  at: { address?: string; port?: number; reuseAddr?: boolean } = {},
  answer: (text: string) => string | undefined = () => undefined,
): Promise<UdpPeer> {
  const { address = '0.0.0.0', port = 0, reuseAddr = true } = at;
  const socket = createSocket({ type: 'udp4', reuseAddr });
  const heard: UdpPeer['heard'] = [];
  const send = (bytes: string | Uint8Array, to: string, toPort: number): Promise<void> =>
    new Promise((resolve, reject) => {
      socket.send(bytes, toPort, to, (error) => (error ? reject(error) : resolve()));
    });
  socket.on('message', (bytes, from) => {
    const text = bytes.toString();
    heard.push({ text, address: from.address, port: from.port });
    const reply = answer(text);
    if (reply !== undefined) void send(reply, from.address, port);
  });
  await new Promise<void>((resolve, reject) => {
    socket.once('error', reject);
    socket.bind(port, address, resolve);
  });
  socket.setBroadcast(true);
  let closed: Promise<void> | undefined;
  const close = (): Promise<void> => (closed ??= new Promise((resolve) => socket.close(() => resolve())));
  return { port: socket.address().port, heard, send, close };
}

/** The minimal service of the published idea: it answers every call with its host name, to port 9897 or its like. */
export function minimalService(hostname: string, port: number): Promise<UdpPeer> {
  return udpPeer({ port }, (text) =>
    text.startsWith('[98') ? `[99,${JSON.stringify(hostname)}]\n` : undefined,
  );
}
