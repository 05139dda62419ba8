import { firstPicture } from '../measures/console/first-picture.js';
import { screen } from '../measures/console/screen.js';
import { smoothWall } from '../measures/console/smooth-wall.js';
import { wall } from '../measures/console/wall.js';
import type { Suite } from '../suite.js';

export const console: Suite = {
  name: 'bench:console',
  about: `Measures the console as who looks at it sees it: builds, then starts the built program with simulated cameras in
processes of their own, on loopback, and looks at it in the system's Chromium, without a window and without a graphics card.`,
  examples: [[], ['--only', 'screen', '--runs', '1']],
  measures: [firstPicture, screen, wall, smoothWall],
};
