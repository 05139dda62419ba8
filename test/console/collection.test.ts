import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { TakeView } from '#contracts/http/take-views.js';
import type { FleetRecordings } from '#contracts/http/views.js';
import { eventually } from '#testing/eventually.js';
import { describeWith } from '#testing/tools.js';
import { seriousFindings } from './support/serious-findings.js';
import { gone, shown } from './support/shown.js';
import type { Stage } from './support/stage.js';
import { withStage } from './support/with-stage.js';

const DEADLINE_MS = 90_000;

describeWith('chromium', 'the collection of a take', () => {
  let stage: Stage;

  withStage(['cam-1', 'cam-2'], (made) => (stage = made));

  async function complete(): Promise<TakeView> {
    const post = async (path: string, body: object): Promise<TakeView> =>
      (await (await stage.world.call('POST', path, body)).json()) as TakeView;
    const armed = await eventually(
      'both are ready',
      async () => {
        const take = await post('/takes', { cameras: ['cam-1', 'cam-2'], name: 'Walk', durationMs: 1000 });
        if (take.mayRoll === true) return take;
        await stage.world.call('POST', `/takes/${take.id}/cancel`);
        return undefined;
      },
      DEADLINE_MS,
    );
    await post(`/takes/${armed.id}/roll`, {});
    return eventually(
      'it is complete',
      async () => {
        const take = await stage.world.get<TakeView>(`/takes/${armed.id}`);
        return take.state === 'complete' && take;
      },
      DEADLINE_MS,
    );
  }

  test(
    'the films of a take are collected on the operator host, and once they are checked deleted on the cameras',
    async () => {
      const { id, number } = await complete();
      const page = await stage.page(`/takes/${id}`);
      const viewer = await stage.page(`/takes/${id}`, await stage.tokenOf('viewer'));
      const section = page.getByRole('region', { name: 'Collection' });
      await shown(section.getByText('Not on the operator host'));
      expect(await section.getByRole('button', { name: 'Delete on the cameras' }).count()).toBe(0);
      expect(await seriousFindings(page)).toEqual([]);

      await section.getByRole('button', { name: 'Collect on the operator host' }).click();
      for (const each of [page, viewer]) await shown(each.locator('[data-collection="collected"]'));
      await shown(section.getByText('On the operator host, 2 of 2 films checked'));
      const folder = join(stage.world.dataDir, 'takes', `Walk_take-${number}`);
      expect(await readdir(folder)).toEqual(
        expect.arrayContaining(['cam-1.mp4', 'cam-2.mp4', 'timeline.otio']),
      );
      await gone(section.getByRole('button', { name: 'Collect on the operator host' }));
      expect(
        await viewer
          .getByRole('main')
          .getByRole('button', { name: /Collect|Delete/ })
          .count(),
      ).toBe(0);
      expect(await seriousFindings(page)).toEqual([]);

      await section.getByRole('button', { name: 'Delete on the cameras' }).click();
      const dialog = page.getByRole('dialog');
      await shown(dialog.getByText('Safe on the operator host: 2 of 2 films.'));
      expect(await seriousFindings(page)).toEqual([]);
      await dialog.getByRole('button', { name: 'Delete the films' }).click();
      await shown(dialog.getByText('No longer on the cameras: 2 of 2 films.'));
      await dialog.getByRole('button', { name: 'Done' }).click();
      const { items } = await stage.world.get<FleetRecordings>('/recordings');
      expect(items).toEqual([]);
      await shown(page.locator('[data-collection="collected"]'));
      const films = page.locator('[data-recording]');
      await shown(films.getByText('on the operator host').first());
      expect(await films.getByRole('button', { name: /^(Play|Download)/ }).count()).toBe(0);
      await page.goto('/#/takes');
      await shown(page.locator(`[data-take="${id}"]`).getByText('collected, cameras cleared'));
    },
    DEADLINE_MS,
  );
});
