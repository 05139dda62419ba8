import { eventually } from '#testing/eventually.js';
import { describeWith } from '#testing/tools.js';
import { seriousFindings } from './support/serious-findings.js';
import { gone, shown } from './support/shown.js';
import type { Stage } from './support/stage.js';
import { withStage } from './support/with-stage.js';

const DEADLINE_MS = 90_000;
/** It dies every eight seconds, and is slow each time it starts again. */
const FAULTS = 'die@8s/8s,slow-start=3s@1s/3100ms';

describeWith('chromium', 'a camera that fails', () => {
  let stage: Stage;

  withStage([], (made) => {
    stage = made;
    stage.startCamera('cam-1', { ROLLCALL_SIMULATE_FAULTS: FAULTS });
  });

  test(
    'while it records: every page tells why and what to do, and its own shows what stands of the film',
    async () => {
      const page = await stage.page('/');
      const row = page.locator('tr[data-service="cam-1"]');
      await shown(row);
      await eventually('it records', async () => {
        const { status } = await stage.world.call('POST', '/cameras/cam-1/recordings', {});
        return status === 201;
      });
      const told = /the camera failed: .* It is started again by itself/;
      const notice = page.getByRole('alert').filter({ hasText: '1 recording interrupted' });
      await shown(notice.getByText(told));
      // It goes on when the camera is back, and would fail again and again.
      await stage.world.call('POST', '/recordings/stop', {});
      expect(await seriousFindings(page)).toEqual([]);
      await row.getByRole('link').click();
      await shown(page.getByRole('main').getByRole('alert').getByText(told));
      await shown(page.locator('tr[data-recording][data-state="failed"]').first());
      expect(await seriousFindings(page)).toEqual([]);
      await notice.getByRole('button', { name: 'Close' }).click();
      await gone(notice);
      await page.setViewportSize({ width: 390, height: 844 });
      const fits = 'document.documentElement.scrollWidth <= innerWidth';
      await eventually('nothing runs off the side of a phone', () => page.evaluate<boolean>(fits));
    },
    DEADLINE_MS,
  );

  test(
    'or is slow to start again: what was asked of it stands beside what it does, until it does so',
    async () => {
      // Its recording goes on whenever the camera is back, and would be in the way.
      await eventually('it records no more', async () => {
        await stage.world.call('POST', '/recordings/stop', {});
        const response = await stage.world.call('GET', '/cameras/cam-1');
        return ((await response.json()) as { status?: string }).status === 'standing-by';
      });
      const page = await stage.page('/cameras/cam-1');
      await shown(page.locator('[data-camera-page][data-status="standing by"]'));
      await page.getByRole('button', { name: '720p60' }).click();
      await shown(page.getByText('asked: 1280×720 at 60'));
      await shown(page.getByRole('button', { name: '720p60', pressed: true }));
      await gone(page.getByText(/^asked: /));
    },
    DEADLINE_MS,
  );
});
