import type { Service } from '#contracts/messages/registry.js';
import type { Trouble } from './silence.js';

/** What is different in a publication: the status, anything else, or only when it was last seen. */
export type Change = 'found' | 'lost' | 'changed' | 'seen';

export type RefusalKind = 'udp-too-many-from-address' | 'udp-too-many-unverified' | 'mqtt-too-many-agents';

/** Where to ask a service whether it is still there; without a port, at that of the roll call. */
export interface Target {
  readonly address: string;
  readonly port?: number;
}

/** What the rules want done. */
export type Effect =
  | { readonly type: 'publish'; readonly change: Change; readonly service: Service }
  | { readonly type: 'forget'; readonly id: string }
  | { readonly type: 'network'; readonly trouble: Trouble | undefined }
  | { readonly type: 'confirm'; readonly to: Target }
  | { readonly type: 'refuse'; readonly kind: RefusalKind; readonly facts: object };
