import type { CameraPlot, PlotPoint, TakePlot } from '../../../../domain/takes/certificate/frame-plot.js';
import { html, type Markup } from './markup.js';
import { sinceText } from './texts.js';

/** Of the drawing, which is stretched to the width of the page. */
const WIDTH = 1200;
const HEIGHT = 100;
/** A single frame would be no line at all. */
const DOT = 1.5;

/** Of each camera how far every frame lies from the ideal grid, on one scale and one time axis. */
export function plotSection(plot: TakePlot): Markup {
  const { cameras, missing } = plot;
  if (cameras.length === 0)
    return html`<h2>Frames against the common clock</h2>
      <p>The times of the frames could not be read from any camera.</p>`;
  const most = niceAbove(Math.max(...cameras.map(furthest)));
  return html`<h2>Frames against the common clock</h2>
    <p class="small soft">
      How many ms each frame lies behind (above) or before (below) the grid that begins at T and goes on with
      the camera’s nominal rate, by the operator’s clock. A level line is the right rate, a rising one a
      slower camera. Light: what is not known of the camera’s clock. Red: frames are missing. All cameras have
      one scale.
    </p>
    ${cameras.map((camera) => row(camera, plot, most))}
    ${missing.length > 0 && html`<p class="small">Frame times could not be read of: ${missing.join(', ')}.</p>`}`;
}

function row(camera: CameraPlot, { fromMs, untilMs }: TakePlot, most: number): Markup {
  const x = (ms: number): string => (((ms - fromMs) / (untilMs - fromMs)) * WIDTH).toFixed(1);
  const y = (ms: number): string => (HEIGHT / 2 - (ms / most) * (HEIGHT / 2)).toFixed(2);
  return html`<div class="row">
    <h3><span>${camera.label}</span><small>${(1000 / camera.frameMs).toFixed(2)} frames a second</small></h3>
    <div class="plot">
      <span class="y"><span>+${figure(most)} ms</span><span>0</span><span>−${figure(most)} ms</span></span>
      <svg
        viewBox="0 0 ${WIDTH} ${HEIGHT}"
        preserveAspectRatio="none"
        role="img"
        aria-label="Deviation of the frames of ${camera.label}"
      >
        ${camera.gaps.map((gap) => gapMark(gap, x))}${bands(camera, x, y)}
        <line class="zero" x1="0" x2="${WIDTH}" y1="${HEIGHT / 2}" y2="${HEIGHT / 2}" />
        ${fromMs < 0 && html`<line class="start" x1="${x(0)}" x2="${x(0)}" y1="0" y2="${HEIGHT}" />`}${camera.runs.map((run) => html`<path class="trace" d="${outline(run, 0, x, y)}" />`)}
      </svg>
      <span class="axis"
        ><span>${fromMs === 0 ? 'T' : `T ${sinceText(fromMs)}`}</span
        ><span>T +${sinceText(untilMs)}</span></span
      >
    </div>
  </div>`;
}

type Scale = (ms: number) => string;

/** Never narrower than can be seen. */
function gapMark({ fromMs, untilMs }: CameraPlot['gaps'][number], x: Scale): Markup {
  const width = Math.max(DOT * 2, Number(x(untilMs)) - Number(x(fromMs)));
  return html`<rect class="gapped" x="${x(fromMs)}" y="0" width="${width.toFixed(1)}" height="${HEIGHT}" />`;
}

function bands({ runs, boundMs }: CameraPlot, x: Scale, y: Scale): Markup {
  return html`${runs.map((run) => html`<path class="band" d="${outline(run, boundMs, x, y)}" />`)}`;
}

/** Forth along the highest and back along the lowest. */
function outline(run: readonly PlotPoint[], wider: number, x: Scale, y: Scale): string {
  const high = run.map(({ atMs, highMs }) => `${x(atMs)} ${y(highMs + wider)}`);
  const low = run.map(({ atMs, lowMs }) => `${x(atMs)} ${y(lowMs - wider)}`).reverse();
  const only =
    run.length === 1 ? [`${(Number(x(run[0]?.atMs ?? 0)) + DOT).toFixed(1)} ${y(run[0]?.highMs ?? 0)}`] : [];
  return `M${[...high, ...only, ...low].join('L')}Z`;
}

function furthest({ runs, boundMs }: CameraPlot): number {
  let most = 0;
  for (const run of runs)
    for (const { lowMs, highMs } of run) most = Math.max(most, Math.abs(lowMs), Math.abs(highMs));
  return most + boundMs;
}

/** The next of 1, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10, 15 … */
function niceAbove(ms: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(ms, 0.1)));
  const factor = [1, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10].find((each) => each * power >= ms) ?? 10;
  return factor * power;
}

function figure(ms: number): string {
  return String(Number(ms.toPrecision(2)));
}
