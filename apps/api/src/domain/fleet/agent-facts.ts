import type { AgentInfo } from '#contracts/messages/agent-info.js';
import type { AgentState } from '#contracts/messages/agent-state.js';
import type { AgentTelemetry } from '#contracts/messages/agent-telemetry.js';
import type { AgentFact } from './fact.js';
import { LatestPresence } from './latest-presence.js';

/** What one agent last said of itself. Its words stand after they were cleared: its service tells whether it is there. */
export class AgentFacts {
  readonly presence = new LatestPresence();
  info: AgentInfo | undefined;
  state: AgentState | undefined;
  telemetry: AgentTelemetry | undefined;

  take(fact: AgentFact): void {
    switch (fact.kind) {
      case 'agent-presence':
        return this.presence.take(fact.presence);
      case 'agent-info':
        this.info = fact.info ?? this.info;
        return;
      case 'agent-state':
        this.state = fact.state ?? this.state;
        return;
      case 'agent-telemetry':
        this.telemetry = fact.telemetry;
    }
  }
}
