import type { CameraView } from '#contracts/http/views.js';
import type { Service } from '#contracts/messages/registry.js';
import type { AgentFacts } from './agent-facts.js';

/** The camera of a service; undefined until its agent has said what and how it is. */
export function cameraView(service: Service, agent: AgentFacts | undefined): CameraView | undefined {
  if (!agent?.info || !agent.state) return undefined;
  const { presence, info, state, telemetry } = agent;
  return {
    id: service.id,
    hostname: info.hostname,
    status: service.status === 'found' && presence.isHere ? state.status : 'not-connected',
    ...(state.error && { error: state.error }),
    model: info.model,
    driver: info.driver,
    version: info.version,
    capabilities: { modes: info.modes, controls: info.controls ?? [] },
    settings: state.settings,
    ...(state.annotation && { annotation: state.annotation }),
    ...(state.recording && { recording: state.recording }),
    disk: state.disk,
    clock: state.clock,
    ...(telemetry && { telemetry }),
  };
}
