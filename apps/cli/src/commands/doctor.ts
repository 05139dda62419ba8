import type { Command } from 'commander';
import { parseIpv4 } from '#contracts/net/ipv4.js';
import { usageError } from '../cli-error.js';
import { asClient, type Client } from '../client/client.js';
import { operatorApi } from '../client/operator-api.js';
import type { AddCommand } from '../command.js';
import { EXIT, type ExitCode } from '../exit-code.js';
import { addClientOptions, type ClientOptions } from '../options/client-options.js';
import { withFlags } from '../options/service-options.js';
import { environmentName, SETTINGS, variable } from '../options/variables.js';
import { doctorLines, PLAIN_MARKS, TERMINAL_MARKS } from '../output/doctor-report.js';
import { parseDuration } from '../output/duration.js';

const DEFAULT_LISTEN = '3s';
const MOST_LISTEN_MS = 10 * 60_000;

interface DoctorOptions extends ClientOptions {
  readonly ask?: readonly string[];
  readonly listen: string;
  readonly security?: boolean;
  readonly [setting: string]: unknown;
}

export const addDoctor: AddCommand = (program, context, finish) => {
  const command = program
    .command('doctor')
    .description("say why somebody is not found: run it on the operator's host or on a Pi")
    .option('--ask <address...>', 'IPv4 addresses to ask by themselves, such as that of a missing camera')
    .option('--listen <time>', 'listen as long as this for a search; one comes every 30s', DEFAULT_LISTEN);
  command.option('--security', 'instead, try to break in, and say what held; nothing is changed by it');
  addSettingsOf(command);
  addClientOptions(command, [
    'rollcall doctor',
    'rollcall doctor --ask 192.168.1.30      ask a camera that is not found',
    'rollcall doctor --listen 40s            on a Pi: does a search reach it?',
    "rollcall doctor --security              on the operator's host: does everything hold?",
    'rollcall doctor --json | jq -r \'.findings[] | select(.verdict == "problem") | .todo\'',
  ]).action((options: DoctorOptions) =>
    asClient(context, options, finish, (client) => examine(client, options)),
  );
};

/** Not as with the services, where every flag has a variable: here `--listen` is a time. */
function addSettingsOf(command: Command): void {
  for (const name of SETTINGS.doctor) {
    const setting = variable(name);
    command.option(
      `--${setting.flag} ${setting.value ?? ''}`,
      `${setting.help} (${environmentName(setting)})`,
    );
  }
}

async function examine(client: Client, options: DoctorOptions): Promise<ExitCode> {
  const listenMs = listenOf(options.listen);
  const ask = (options.ask ?? []).map(addressOf);
  const doctor = await import('#doctor/main.js');
  const run = options.security === true ? doctor.breakIn : doctor.examine;
  const { clock, random, signal, output, json, rollcall } = client;
  const named = options.url !== undefined || (client.env.ROLLCALL_URL ?? '').trim() !== '';
  const said = (text: string): void => output.note(text);
  const env = withFlags(client.env, [...SETTINGS.doctor, 'dataDir'], options);
  const report = await run(env, {
    ...{ clock, random, signal, ask, listenMs, said },
    api: operatorApi(rollcall.http, named),
  });
  if (json) output.json(report);
  else {
    const plain = !output.isTerminal || (client.env.NO_COLOR ?? '') !== '';
    for (const line of doctorLines(report, plain ? PLAIN_MARKS : TERMINAL_MARKS)) output.line(line);
  }
  return report.verdict === 'ok' ? EXIT.done : EXIT.failed;
}

function listenOf(text: string): number {
  const ms = parseDuration(text);
  if (ms !== undefined && ms <= MOST_LISTEN_MS) return ms;
  throw usageError(`"${text}" is no time to listen`, 'Write it as 40s or 2m, ten minutes at most.');
}

function addressOf(text: string): string {
  if (parseIpv4(text) !== undefined) return text;
  throw usageError(`"${text}" cannot be asked`, 'Write an IPv4 address such as 192.168.1.30.');
}
