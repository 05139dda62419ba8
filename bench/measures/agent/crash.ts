import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { sourceProgram } from '#testing/source-program.js';
import type { Figure, Sample } from '../../figure.js';
import type { Measure } from '../../measure.js';

const PROGRAM = 'apps/camera-agent/test/crash/kill-program.ts';
/** Of each crash in a run; each film is looked at once with each spoil. */
const KILLS = 10;
const LIMIT = { most: 1000 };

const CRASHES = [
  ['process', 'SIGKILL'],
  ['unsynced', 'SIGKILL, and what was not synced is gone'],
  ['segments', 'SIGKILL in the change from one film to the next'],
  ['segments-unsynced', 'SIGKILL in the change from one film to the next, and what was not synced is gone'],
] as const;
const SPOILS = [
  ['none', ''],
  ['torn', ', the last 64 KiB torn off'],
  ['zeroed', ', the last 64 KiB zeroed'],
] as const;

/** A line of the program. */
interface Look {
  readonly crash: string;
  readonly spoil: string;
  readonly lostMs: number;
  readonly isRecovered: boolean;
  readonly wrong: readonly string[];
}

interface Kind extends Pick<Look, 'crash' | 'spoil'> {
  readonly lost: Figure;
  readonly recovered: Figure;
}

const KINDS = CRASHES.flatMap(([crash, died]) =>
  SPOILS.map(([spoil, spoiled]): Kind => {
    const what = `${died}${spoiled}`;
    const lost = { what: `${what}: film lost`, unit: 'ms', limit: LIMIT } as const;
    return { crash, spoil, lost, recovered: { what: `${what}: recovered, of ${KILLS}`, unit: 'films' } };
  }),
);
const WRONG: Figure = {
  what: 'in all of these films: what sidecar, frame times or film have wrong',
  unit: 'claims',
  limit: { most: 0 },
};

export const crash: Measure = {
  name: 'crash',
  what: `what stands of films at 10 Mb/s whose recording is killed at random moments, ${KILLS} of each kind a run`,
  runs: 1,
  deadlineMs: 600_000,
  async run({ place }, run) {
    const [command = '', ...args] = sourceProgram(PROGRAM, [String(KILLS), String(run + 1)]);
    // By the data folder in its environment it is known as a program of this run.
    const env = { ...process.env, ROLLCALL_DATA_DIR: place.dataDir };
    const { stdout } = await promisify(execFile)(command, args, { env });
    const looks = stdout.split('\n').flatMap((line) => (line === '' ? [] : [JSON.parse(line) as Look]));
    if (looks.length !== KILLS * KINDS.length) throw new Error(`${looks.length} looks at films`);
    const wrong = looks.reduce((sum, look) => sum + look.wrong.length, 0);
    return [...KINDS.flatMap((kind) => samplesOf(kind, looks)), { figure: WRONG, value: wrong }];
  },
};

function samplesOf({ crash, spoil, lost, recovered }: Kind, all: readonly Look[]): Sample[] {
  const looks = all.filter((look) => look.crash === crash && look.spoil === spoil);
  return [
    ...looks.map(({ lostMs }) => ({ figure: lost, value: lostMs })),
    { figure: recovered, value: looks.filter(({ isRecovered }) => isRecovered).length },
  ];
}
