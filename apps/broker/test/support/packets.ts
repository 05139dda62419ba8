/** A packet of MQTT 3.1.1: first byte, remaining length, body. */
export function packet(first: number, body: Uint8Array): Buffer {
  return Buffer.concat([Buffer.from([first]), remainingLength(body.length), body]);
}

export function remainingLength(length: number): Buffer {
  const bytes: number[] = [];
  let rest = length;
  do {
    const low = rest % 128;
    rest = Math.floor(rest / 128);
    bytes.push(rest > 0 ? low | 0x80 : low);
  } while (rest > 0);
  return Buffer.from(bytes);
}

function text(value: string): Buffer {
  const bytes = Buffer.from(value);
  return Buffer.concat([Buffer.from([bytes.length >> 8, bytes.length & 0xff]), bytes]);
}

export interface ConnectFields {
  readonly user: string;
  readonly password: string;
  readonly clientId?: string;
  readonly will?: { readonly topic: string; readonly payload: string };
  /** Seconds. */
  readonly keepalive?: number;
}

/** A clean CONNECT; a will of it has QoS 1 and is retained. */
export function connectPacket(fields: ConnectFields): Buffer {
  const { user, password, clientId = user, will, keepalive = 10 } = fields;
  const flags = 0xc2 | (will ? 0x2c : 0);
  const head = Buffer.concat([text('MQTT'), Buffer.from([4, flags, 0, keepalive]), text(clientId)]);
  const last = will ? [text(will.topic), text(will.payload)] : [];
  return packet(0x10, Buffer.concat([head, ...last, text(user), text(password)]));
}

export function subscribePacket(filter: string): Buffer {
  return packet(0x82, Buffer.concat([Buffer.from([0, 1]), text(filter), Buffer.from([1])]));
}

/** QoS 1. */
export function publishPacket(topic: string, payload: string, retain: boolean): Buffer {
  const body = Buffer.concat([text(topic), Buffer.from([0, 1]), Buffer.from(payload)]);
  return packet(retain ? 0x33 : 0x32, body);
}

export const CONNACK_BYTES = 4;
