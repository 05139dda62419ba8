import { createHash } from 'node:crypto';
import { lengthText } from '#contracts/figures.js';
import type { CertificateReason, TakeCertificate } from '#contracts/http/certificate-views.js';
import type { TakePlot } from '../../../../domain/takes/certificate/frame-plot.js';
import { cameraTable, filmTable, gapTable, rateTable } from './camera-table.js';
import { html, Markup } from './markup.js';
import { plotSection } from './plot-section.js';
import { skewSection } from './skew-section.js';
import { STYLE } from './style.js';
import { timeText, VERDICTS } from './texts.js';

/**
 * The `Content-Security-Policy` that the page needs, which it also states itself: its one style and nothing else, no
 * script and no request.
 */
export const CERTIFICATE_PAGE_POLICY = `default-src 'none'; style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'; base-uri 'none'; form-action 'none'`;

/** To the byte what the policy names. */
const STYLE_ELEMENT = new Markup(`<style>${STYLE}</style>`);

/**
 * The certificate as a page that stands alone: HTML without a script and without a request to anybody, for screens of
 * any width, light and dark, and for paper (A4). Whatever people wrote is escaped. To be sent with
 * `CERTIFICATE_PAGE_POLICY`.
 */
export function certificatePage(certificate: TakeCertificate, plot: TakePlot): string {
  const title = titleOf(certificate);
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content="${CERTIFICATE_PAGE_POLICY}" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${title}: ${VERDICTS[certificate.verdict]}</title>
        ${STYLE_ELEMENT}
      </head>
      <body>
        <main>
          ${head(certificate, title)} ${reasons(certificate)} ${cameraTable(certificate)}
          ${skewSection(certificate)} ${gapTable(certificate)} ${plotSection(plot)} ${rateTable(certificate)}
          ${filmTable(certificate)} ${foot(certificate)}
        </main>
      </body>
    </html> `.text;
}

function titleOf({ name, number }: TakeCertificate): string {
  return `${name}, take ${number}`;
}

function head(certificate: TakeCertificate, title: string): Markup {
  const { verdict, slate, notes, by, startAt, endAt, mode, modeDetail, policy, limits, takeId, cameras } =
    certificate;
  const filmed = cameras.filter(({ films }) => films.length > 0).length;
  const facts: readonly (readonly [string, string])[] = [
    ['Start, T', timeText(startAt)],
    ['End', timeText(endAt)],
    ['Cameras', `${filmed} of ${cameras.length} recorded`],
    ['Mode', `${mode}; started with ${policy} of the cameras`],
    ['Allowed skew', lengthText(limits.skewMs)],
    ['Allowed at start and end', lengthText(limits.edgeMs)],
    [
      'Allowed lost frames',
      limits.droppedFrames === undefined ? 'no limit: each warns' : String(limits.droppedFrames),
    ],
    ['Allowed clock error', limits.clockErrorMs === undefined ? 'no limit' : lengthText(limits.clockErrorMs)],
    ...(slate === undefined ? [] : [['Slate', slate] as const]),
    ...(by === undefined ? [] : [['Called by', by] as const]),
    ['Id of the take', takeId],
  ];
  return html`<header>
      <div>
        <p class="soft">Certificate of a take</p>
        <h1>${title}</h1>
        ${notes !== undefined && html`<p>${notes}</p>`}
      </div>
      <div class="verdict ${verdict}">${VERDICTS[verdict]}</div>
    </header>
    <dl>
      ${facts.map(
        ([what, text]) =>
          html`<div>
            <dt>${what}</dt>
            <dd>${text}</dd>
          </div>`,
      )}
    </dl>
    <p class="small soft">${modeDetail}</p>`;
}

function reasons({ reasons: all }: TakeCertificate): Markup {
  if (all.length === 0)
    return html`<h2>Verdict</h2>
      <p>Every camera kept to the limits, the bounds of all figures included.</p>`;
  return html`<h2>Verdict</h2>
    <ul class="reasons">
      ${all.map(reason)}
    </ul>`;
}

function reason({ severity, detail }: CertificateReason): Markup {
  return html`<li class="${severity}"><b>${VERDICTS[severity]}</b> <span>${detail}</span></li>`;
}

function foot({ madeAt, createdAt }: TakeCertificate): Markup {
  return html`<footer>
    <p>
      A figure and what stands behind ± are to be read together: the truth lies within, as long as every clock
      kept to its own bound. Times are the operator’s and are written in whole milliseconds; the bounds take
      that in. They tell when frames were taken, not when light fell on a sensor, where that is not said.
    </p>
    <p>The take was called ${timeText(createdAt)}; this was made ${timeText(madeAt)}, by Rollcall.</p>
  </footer>`;
}
