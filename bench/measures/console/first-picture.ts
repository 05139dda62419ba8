import type { Figure } from '../../figure.js';
import type { Measure } from '../../measure.js';
import { withConsole } from '../../parts/console-page.js';
import { startCameras, startUp } from '../../parts/fleet.js';

const ID = 'cam-1';
const FIRST: Figure = {
  what: "a camera's page is opened from the list → its first picture is shown",
  unit: 'ms',
  limit: { most: 300 },
};
const LOADED: Figure = {
  what: 'the address is gone to, nothing being cached → the list of the fleet can be used',
  unit: 'ms',
  limit: { most: 1000 },
};

/** When the picture is shown, beside when the link was pressed: both by the clock of the page. */
const PRESS = `new Promise((resolve) => {
  const pressed = performance.now();
  document.querySelector('tr[data-service="${ID}"] a').click();
  const look = () => {
    const video = document.querySelector('.picture video');
    if (!video) return void setTimeout(look, 1);
    video.requestVideoFrameCallback((now) => resolve(now - pressed));
  };
  look();
})`;

export const firstPicture: Measure = {
  name: 'first-picture',
  what: 'how soon the console is there, and a picture in it',
  async run(scene) {
    await startUp(scene);
    await startCameras(scene, [ID]);
    return withConsole(scene.place, async (page) => {
      const from = performance.now();
      await page.goto('/');
      await page.locator(`tr[data-service="${ID}"] a`).waitFor();
      const loaded = performance.now() - from;
      // The page of a camera is loaded by the first who goes to it: what is measured is the picture.
      await page.goto(`/#/cameras/${ID}`);
      await page.locator('.picture[data-state="playing"]').waitFor();
      await page.goto('/#/');
      await page.locator(`tr[data-service="${ID}"] a`).waitFor();
      return [
        { figure: LOADED, value: loaded },
        { figure: FIRST, value: await page.evaluate<number>(PRESS) },
      ];
    });
  },
};
