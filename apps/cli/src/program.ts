import { Command } from 'commander';
import type { AddCommand, Finish } from './command.js';
import { addAgent } from './commands/agent.js';
import { addApi } from './commands/api.js';
import { addApiToken } from './commands/api-token.js';
import { addAudit } from './commands/audit.js';
import { addBroker } from './commands/broker.js';
import { addCut } from './commands/cut.js';
import { addDelete } from './commands/delete.js';
import { addDemo } from './commands/demo.js';
import { addDiscovery } from './commands/discovery.js';
import { addDoctor } from './commands/doctor.js';
import { addDownload } from './commands/download.js';
import { addForget } from './commands/forget.js';
import { addGroup } from './commands/group.js';
import { addHistory } from './commands/history.js';
import { addIdentify } from './commands/identify.js';
import { addLabel, addTag } from './commands/label.js';
import { addLive } from './commands/live.js';
import { addLs } from './commands/ls.js';
import { addMosquittoPasswords } from './commands/mosquitto-passwords.js';
import { addClose, addOpen } from './commands/open-close.js';
import { addRecord } from './commands/record.js';
import { addRecordings } from './commands/recordings.js';
import { addRoll } from './commands/roll.js';
import { addRoster } from './commands/roster.js';
import { addSearch } from './commands/search.js';
import { addSettings } from './commands/settings.js';
import { addSignIn } from './commands/sign-in.js';
import { addStop } from './commands/stop.js';
import { addTakes } from './commands/takes.js';
import { addToken } from './commands/token.js';
import { addUp } from './commands/up.js';
import { addUser } from './commands/user.js';
import { addWatch } from './commands/watch.js';
import type { Context } from './context.js';
import { packageVersion } from '#runtime/package-version.js';

const GROUPS: readonly (readonly [string, readonly AddCommand[]])[] = [
  ['Operator:', [addUp, addDemo, addToken, addMosquittoPasswords]],
  ['Who may do what:', [addSignIn, addUser, addApiToken, addAudit]],
  ['Either side:', [addDoctor]],
  [
    'Cameras:',
    [
      addLs,
      addWatch,
      addHistory,
      addSearch,
      addRoster,
      addForget,
      addLabel,
      addTag,
      addGroup,
      addLive,
      addSettings,
      addIdentify,
      addOpen,
      addClose,
      addRecord,
      addStop,
      addRecordings,
      addDownload,
      addDelete,
    ],
  ],
  ['Takes:', [addRoll, addCut, addTakes]],
  ['One part alone:', [addBroker, addDiscovery, addApi, addAgent]],
];

const AFTER = `
Exit codes:
  0    done
  1    something was refused or failed, wholly or in part
  2    wrong usage or configuration
  3    the API cannot be reached
  4    the token was refused
  130  interrupted

Examples:
  rollcall demo                    try it with three simulated cameras
  rollcall up                      run the operator's parts
  rollcall record --all --for 10s  record with every camera that is found
  rollcall download --all          fetch what was recorded
  rollcall roll --duration 10s     roll all cameras from one instant, once they are ready`;

/** The whole command line. Nothing is read, opened or printed before it parses. */
export function createProgram(context: Context, finish: Finish): Command {
  const program = new Command('rollcall')
    .description('Finds every Raspberry Pi camera on a network and rolls them together.')
    .version(packageVersion())
    .showHelpAfterError('(rollcall --help shows what there is)')
    .addHelpText('after', AFTER)
    .helpCommand(false)
    // A flag is that of the command before it: "agent" and "agent install-command" have some of the same name.
    .enablePositionalOptions()
    .configureHelp({ subcommandTerm: (command) => command.name() })
    .exitOverride();
  configureOutput(program, context);
  for (const [heading, commands] of GROUPS) {
    program.commandsGroup(heading);
    for (const add of commands) add(program, context, finish);
  }
  return program;
}

/** Subcommands inherit this: it must be set before they are added. */
function configureOutput(program: Command, { output }: Context): void {
  const lines = (text: string): string[] => text.replace(/\n$/, '').split('\n');
  program.configureOutput({
    writeOut: (text) => lines(text).forEach((line) => output.line(line)),
    writeErr: (text) => lines(text).forEach((line) => output.note(line)),
    outputError: (text, write) => write(`rollcall: ${text.replace(/^error: /, '')}`),
  });
}
