import { claimText, lengthText } from '#contracts/figures.js';
import type { CertificateCamera, ClaimMs, TakeCertificate } from '#contracts/http/certificate-views.js';
import { nameCell } from './camera-table.js';
import { html, type Markup } from './markup.js';

/** Half the width of a strip, in units of its drawing. */
const HALF = 500;

/** How far the first frames lie apart: the worst pair, each camera on a strip and, for few cameras, every pair. */
export function skewSection({ skew, cameras }: TakeCertificate): Markup {
  const { largest, limitMs } = skew;
  if (!largest)
    return html`<h2>Skew</h2>
      <p>Fewer than two cameras know when they began: there is nothing to compare.</p>`;
  const labels = new Map(cameras.map(({ cameraId, label }) => [cameraId, label]));
  return html`<h2>Skew of the first frames</h2>
    <p>
      The furthest apart, bounds included, are <b>${labels.get(largest.early)}</b> and
      <b>${labels.get(largest.late)}</b>: <b>${claimText(largest.skew)}</b>. Allowed are
      ${lengthText(limitMs)}.
    </p>
    ${strips(
      cameras,
      skew.cameras.map(({ cameraId, behindMedian }) => [cameraId, behindMedian]),
    )}
    ${matrix(skew, labels)}`;
}

function strips(
  cameras: readonly CertificateCamera[],
  claims: readonly (readonly [string, ClaimMs])[],
): Markup {
  const furthest = Math.max(1, ...claims.map(([, { ms, boundMs }]) => Math.abs(ms) + boundMs));
  const byId = new Map(cameras.map((camera) => [camera.cameraId, camera]));
  return html`${claims.map(([cameraId, claim]) => {
      const camera = byId.get(cameraId);
      return camera && strip(camera, claim, furthest);
    })}
    <div class="scale">
      <span></span
      ><span class="axis"
        ><span>−${lengthText(furthest)}</span><span>median</span><span>+${lengthText(furthest)}</span></span
      ><span></span>
    </div>`;
}

function strip(camera: CertificateCamera, claim: ClaimMs, furthest: number): Markup {
  const x = (ms: number): string => ((ms / furthest) * HALF).toFixed(1);
  const { ms, boundMs } = claim;
  return html`<div class="strip">
    <span>${nameCell(camera)}</span>
    <svg viewBox="${-HALF} 0 ${2 * HALF} 24" preserveAspectRatio="none" aria-hidden="true">
      <line class="zero" x1="0" x2="0" y1="0" y2="24" />
      <line class="reach" x1="${x(ms - boundMs)}" x2="${x(ms + boundMs)}" y1="12" y2="12" />
      <line class="here" x1="${x(ms)}" x2="${x(ms)}" y1="4" y2="20" />
    </svg>
    <span>${claimText(claim)}</span>
  </div>`;
}

function matrix(
  { matrix: rows, cameras }: TakeCertificate['skew'],
  labels: ReadonlyMap<string, string>,
): Markup {
  if (!rows || cameras.length < 3) return html``;
  const names = cameras.map(({ cameraId }) => labels.get(cameraId) ?? cameraId);
  return html`<p class="small soft">How far the camera of the column lies behind that of the row:</p>
    <div class="matrix">
      <table>
        <thead>
          <tr>
            <th></th>
            ${names.map((name) => html`<th>${name}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${rows.map(
            (row, i) =>
              html`<tr>
                <th>${names[i]}</th>
                ${row.map((claim, j) => html`<td>${i === j ? '' : claimText(claim)}</td>`)}
              </tr>`,
          )}
        </tbody>
      </table>
    </div>`;
}
