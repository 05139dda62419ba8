import type { AgentInfo } from '#contracts/messages/agent-info.js';
import type { AgentState } from '#contracts/messages/agent-state.js';
import type { AgentTelemetry } from '#contracts/messages/agent-telemetry.js';
import type { Presence } from '#contracts/messages/presence.js';
import type { RegistryMeta, Service } from '#contracts/messages/registry.js';
import type { Note } from './note.js';

/** What the view of the fleet is made of; undefined stands for a retained state that was cleared. */
export type Fact =
  | { readonly kind: 'broker'; readonly connected: boolean }
  | { readonly kind: 'discovery-presence'; readonly presence: Presence | undefined }
  | { readonly kind: 'registry-meta'; readonly meta: RegistryMeta | undefined }
  | { readonly kind: 'service'; readonly id: string; readonly service: Service | undefined }
  | { readonly kind: 'note'; readonly id: string; readonly note: Note }
  | AgentFact;

export type AgentFact =
  | { readonly kind: 'agent-presence'; readonly id: string; readonly presence: Presence | undefined }
  | { readonly kind: 'agent-info'; readonly id: string; readonly info: AgentInfo | undefined }
  | { readonly kind: 'agent-state'; readonly id: string; readonly state: AgentState | undefined }
  | { readonly kind: 'agent-telemetry'; readonly id: string; readonly telemetry: AgentTelemetry };
