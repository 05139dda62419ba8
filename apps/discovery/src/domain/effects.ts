import type { Service } from '#contracts/messages/registry.js';
import type { Trouble } from './silence.js';

/** What is different in a publication: the status, anything else, or only when it was last seen. */
export type Change = 'found' | 'lost' | 'changed' | 'seen';

/** Why a card is worth nothing. */
export type CardRefusal = 'udp-unsealed' | 'udp-elsewhere' | 'udp-stale-card';

export type RefusalKind =
  'udp-too-many-from-address' | 'udp-too-many-unverified' | 'mqtt-too-many-agents' | CardRefusal;

/** Where to ask a service whether it is still there; without a port, at that of the roll call. */
export interface Target {
  readonly address: string;
  readonly port?: number;
}

/** What the rules want done. */
export type Effect =
  | { readonly type: 'publish'; readonly change: Change; readonly service: Service }
  | { readonly type: 'forget'; readonly id: string }
  /** Something must outlive this process that no reader is told of. */
  | { readonly type: 'keep' }
  | { readonly type: 'network'; readonly trouble: Trouble | undefined }
  | { readonly type: 'confirm'; readonly to: Target }
  | { readonly type: 'refuse'; readonly kind: RefusalKind; readonly facts: object };
