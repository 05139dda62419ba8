import { roster, service } from './samples.js';
import { ScriptedApi } from './scripted-api.js';
import { entry } from './takes.js';

/** An API that has found two cameras, both on the roster. */
export async function twoCameras(): Promise<ScriptedApi> {
  const api = await ScriptedApi.open();
  api.json('GET /services', { items: [service('cam-1'), service('cam-2')] });
  api.json('GET /roster', roster());
  return api;
}

/** What a take has of the two once they are armed. */
export const bothReady = [entry('cam-1'), entry('cam-2')];
