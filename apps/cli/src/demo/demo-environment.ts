import type { Environment } from '#runtime/env.js';

/** What must not reach the demo's parts: each camera has an id and a port of its own, and the broker is the demo's. */
const NOT_FOR_ALL = ['ROLLCALL_ID', 'ROLLCALL_JOIN', 'ROLLCALL_MEDIA_PORT', 'ROLLCALL_MQTT_URL'];

/** The environment of every part of the demo: it stays on this machine, and is quiet unless asked. */
export function demoEnvironment(env: Environment, verbose: boolean): Environment {
  const shared = Object.entries(env).filter(([name]) => !NOT_FOR_ALL.includes(name));
  return {
    ...Object.fromEntries(shared),
    ROLLCALL_INTERFACES: 'lo',
    ROLLCALL_LISTEN: '127.0.0.1',
    ROLLCALL_LOG_LEVEL: verbose ? (env.ROLLCALL_LOG_LEVEL ?? 'info') : 'warn',
  };
}

/** The same for one camera. */
export function cameraEnvironment(env: Environment, id: string): Environment {
  return { ...env, ROLLCALL_ID: id, ROLLCALL_DRIVER: 'simulated' };
}
