import { execFile } from 'node:child_process';
import type { FirewallSeen } from '../../domain/seen/host.js';
import { readIptables, readNft, type Rules } from '../../domain/rules.js';

const TIMEOUT_MS = 3000;
const MAX_BYTES = 4 * 1024 * 1024;

const TOOLS: readonly {
  readonly name: string;
  readonly args: readonly string[];
  readonly read: (text: string, port: number) => Rules;
}[] = [
  { name: 'nft', args: ['list', 'ruleset'], read: readNft },
  { name: 'iptables-save', args: [], read: readIptables },
];

/** Reads the firewall's rules with the first tool that is there. Only root may. */
export async function readFirewall(port: number, signal: AbortSignal): Promise<FirewallSeen> {
  if (process.geteuid?.() !== 0) return { state: 'no-right' };
  for (const { name, args, read } of TOOLS) {
    const ran = await run(name, args, signal);
    if (ran.code === 'ENOENT') continue;
    if (ran.code === undefined) return { state: 'read', tool: name, ...read(ran.text, port) };
    const refused = /not permitted|permission denied/i.test(ran.text);
    return refused ? { state: 'no-right' } : { state: 'failed', why: `${name} ended with ${ran.code}` };
  }
  return { state: 'absent' };
}

/** `code` is undefined when it did what it should; else `text` is what it complained of. */
function run(
  name: string,
  args: readonly string[],
  signal: AbortSignal,
): Promise<{ code: string | undefined; text: string }> {
  return new Promise((resolve, reject) => {
    const limits = { timeout: TIMEOUT_MS, maxBuffer: MAX_BYTES, killSignal: 'SIGKILL', signal } as const;
    execFile(name, args, limits, (error, stdout, stderr) => {
      if (signal.aborted) reject(signal.reason as Error);
      else if (error) resolve({ code: String(error.code ?? error.signal ?? 'an error'), text: stderr });
      else resolve({ code: undefined, text: stdout });
    });
  });
}
