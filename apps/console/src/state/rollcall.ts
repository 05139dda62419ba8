import { Rollcall } from '#client/index.js';

/** The API that served this page; the browser's session says who asks. */
export const rollcall = new Rollcall();
