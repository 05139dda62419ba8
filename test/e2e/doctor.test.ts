import type { Examination } from '#contracts/http/examination.js';
import type { Report } from '#doctor/main.js';
import { eventually } from '#testing/eventually.js';
import { Rollcall } from '#testing/rollcall.js';
import { World } from './support/world.js';

const DEADLINE_MS = 60_000;

test(
  'beside a running demo the doctor hears its cameras and disturbs nobody',
  async () => {
    const world = await World.make();
    const demo = Rollcall.start(['demo'], { ...world.env });
    try {
      await demo.says('rollcall record --all', DEADLINE_MS);
      const heardAll = async (): Promise<Report | false> => {
        const { code, stdout, stderr } = await Rollcall.run(
          ['doctor', '--json'],
          { ...world.env },
          DEADLINE_MS,
        );
        const report = JSON.parse(stdout) as Report;
        const ids = new Set(report.answers.map(({ card }) => card?.id));
        if (['cam-1', 'cam-2', 'cam-3'].some((id) => !ids.has(id))) return false;
        expect(ids.size).toBe(3);
        expect({ code, stderr }).toMatchObject({ code: 0 });
        return report;
      };
      // A busy machine may hold an answer up for longer than the doctor waits for it.
      const { findings } = await eventually('a doctor who hears all three', heardAll, DEADLINE_MS);
      const held = findings.filter(({ check }) => check === 'port').map(({ seen }) => seen);
      expect(held).toContainEqual(expect.stringMatching(/held by rollcall discovery \(process \d+\)/));
      expect(held).toContainEqual(
        expect.stringMatching(/held by rollcall agent \(process \d+\) at 0\.0\.0\.0$/),
      );
      expect(findings).toContainEqual(
        expect.objectContaining({ check: 'api', seen: expect.stringContaining('3 found') as string }),
      );
      const askedAll = async (): Promise<Examination | false> => {
        const now = await world.post<Examination>('/examinations');
        return now.findings.filter(({ check }) => check === 'answers').length >= 3 && now;
      };
      const asked = await eventually('an examination that hears all three', askedAll, DEADLINE_MS);
      expect(asked.verdict).toBe('ok');
      expect(new Set(asked.findings.map(({ check }) => check))).toEqual(
        new Set(findings.map(({ check }) => check)),
      );
      expect(asked.findings).toContainEqual(
        expect.objectContaining({ check: 'api', seen: expect.stringContaining('3 found') as string }),
      );
      const breakIn = await Rollcall.run(['doctor', '--security', '--json'], { ...world.env }, DEADLINE_MS);
      const tried = (JSON.parse(breakIn.stdout) as Report).findings;
      expect(tried.filter(({ verdict }) => verdict === 'problem')).toEqual([]);
      // Nothing of a demo is open to the network, so these two cannot be tried.
      const notes = tried.filter(({ verdict, check }) => verdict !== 'ok' && check !== 'plain-text');
      expect(notes.map(({ check }) => check)).toEqual(['certificate', 'certificate', 'http-join']);
      // A busy machine may hold an answer up for longer than one search lasts.
      const all = async (): Promise<boolean> => {
        const { stderr } = await Rollcall.run(['search'], { ...world.env }, DEADLINE_MS);
        return /^3 answered .* 0 lost\.$/m.test(stderr);
      };
      await eventually('a search that all three answer', all, DEADLINE_MS);
      await eventually('the demo runs on', () => demo.running);
    } finally {
      await demo.end('SIGTERM', DEADLINE_MS);
    }
  },
  4 * DEADLINE_MS,
);
