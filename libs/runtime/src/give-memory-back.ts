import { Session } from 'node:inspector';

/**
 * Has V8 collect its garbage, which it lets lie while the machine has memory, and give the pages to the system, which it
 * else keeps in a pool for as long as it finds the program busy. Everything waits meanwhile: it is for a quiet moment.
 * The session is one inside this process: no port is opened.
 */
export function giveMemoryBack(): void {
  const session = new Session();
  session.connect();
  // Not at once: whoever disconnects within the answer waits for ever, and the process with it.
  session.post('HeapProfiler.collectGarbage', () => void setImmediate(() => session.disconnect()));
}
