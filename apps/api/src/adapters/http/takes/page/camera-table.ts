import { tellsId } from '#contracts/camera-name.js';
import { claimText, framesText, lengthText } from '#contracts/figures.js';
import type { CertificateCamera, TakeCertificate } from '#contracts/http/certificate-views.js';
import { html, type Markup } from './markup.js';
import { clockText, frameText, GAP_CAUSES, NOT_KNOWN, ppmText, TIME_SOURCES } from './texts.js';

export function nameCell({ label, cameraId }: Pick<CertificateCamera, 'label' | 'cameraId'>): Markup {
  return html`<span class="name">${label}</span
    >${!tellsId({ label, cameraId }) && html`<span class="id">${cameraId}</span>`}`;
}

/** How each camera began and ended, and what it has. */
export function cameraTable({ cameras }: TakeCertificate): Markup {
  const heads = [
    'Camera',
    'First frame',
    'Start against T',
    'Last frame',
    'End against the end',
    'Frames',
    'Dropped',
    'Gaps',
  ];
  return html`<h2>Cameras</h2>
    <table class="wide">
      <thead>
        <tr>
          ${heads.map((head, i) => html`<th${numberClass(i)}>${head}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${cameras.map(courseRow)}
      </tbody>
    </table>`;
}

function numberClass(index: number): Markup | false {
  return index > 0 && html` class="n"`;
}

function courseRow(camera: CertificateCamera): Markup {
  if (camera.films.length === 0)
    return html`<tr>
      <td>${nameCell(camera)}</td>
      <td class="full" colspan="7" data-what="No film">${camera.state}. ${camera.notes.join(' ')}</td>
    </tr>`;
  const { start, end } = camera;
  const cells: readonly (readonly [string, string | number])[] = [
    ['First frame', clockText(camera.firstFrameAt)],
    ['Start against T', start ? claimText(start) : NOT_KNOWN],
    ['Last frame', clockText(camera.lastFrameAt)],
    ['End against the end', end ? claimText(end) : NOT_KNOWN],
    ['Frames', camera.frames],
    ['Dropped', camera.droppedFrames],
    ['Gaps', camera.gapCount],
  ];
  return html`<tr>
    <td>${nameCell(camera)}</td>
    ${cells.map(([what, text]) => html`<td class="n" data-what="${what}">${text}</td>`)}
  </tr>`;
}

/** How fast each camera's clock and its frames went, and what its times say of the exposure. */
export function rateTable({ cameras }: TakeCertificate): Markup {
  const heads = [
    'Camera',
    'Drift against the operator',
    'Frame, nominal',
    'Frame, true',
    'Times from',
    'Exposure',
  ];
  const filmed = cameras.filter(({ films }) => films.length > 0);
  if (filmed.length === 0) return html``;
  return html`<h2>Clocks and rates</h2>
    <table class="wide">
      <thead>
        <tr>
          ${heads.map((head, i) => html`<th${i > 0 && i < 4 && numberClass(i)}>${head}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${filmed.map(rateRow)}
      </tbody>
    </table>
    ${sourceNotes(filmed)}`;
}

function rateRow(camera: CertificateCamera): Markup {
  const { drift, frameMs, trueFrame, exposure } = camera;
  const within = exposure?.withinMs;
  return html`<tr>
    <td>${nameCell(camera)}</td>
    <td class="n" data-what="Drift">${ppmText(drift)}</td>
    <td class="n" data-what="Frame, nominal">
      ${frameMs === undefined ? NOT_KNOWN : `${frameMs.toFixed(4)} ms`}
    </td>
    <td class="n" data-what="Frame, true">${frameText(trueFrame)}</td>
    <td data-what="Times from">${exposure ? TIME_SOURCES[exposure.source] : NOT_KNOWN}</td>
    <td data-what="Exposure">
      ${within === undefined ? 'cannot be told' : `within ${lengthText(within)} before`}
    </td>
  </tr>`;
}

/** Each source once, however many cameras have it. */
function sourceNotes(cameras: readonly CertificateCamera[]): Markup {
  const notes = new Map(
    cameras.flatMap(({ exposure }) => (exposure ? [[exposure.source, exposure.detail]] : [])),
  );
  return html`${[...notes].map(
    ([source, detail]) =>
      html`<p class="small soft"><b>Times from the ${TIME_SOURCES[source]}.</b> ${detail}</p>`,
  )}`;
}

/** Where frames are missing. */
export function gapTable({ cameras }: TakeCertificate): Markup {
  const gaps = cameras.flatMap((camera) => camera.gaps.map((gap) => ({ camera, gap })));
  if (gaps.length === 0)
    return html`<h2>Gaps</h2>
      <p>No frame is known to be missing between the first and the last of any camera.</p>`;
  const unlisted = cameras.reduce((sum, { gapCount, gaps: listed }) => sum + gapCount - listed.length, 0);
  return html`<h2>Gaps</h2>
    <table class="wide">
      <thead>
        <tr>
          <th>Camera</th>
          <th>Where</th>
          <th class="n">Frames</th>
          <th class="n">Length</th>
          <th>Why</th>
        </tr>
      </thead>
      <tbody>
        ${gaps.map(
          ({ camera, gap: { part, index, frames, length, cause } }) =>
            html`<tr>
              <td>${nameCell(camera)}</td>
              <td data-what="Where">
                ${cause === 'interrupted' ? `before part ${part}` : `part ${part}, before frame ${index}`}
              </td>
              <td class="n" data-what="Frames">${framesText(frames)}</td>
              <td class="n" data-what="Length">${claimText(length)}</td>
              <td data-what="Why">${GAP_CAUSES[cause]}</td>
            </tr>`,
        )}
      </tbody>
    </table>
    ${unlisted > 0 && html`<p class="small soft">${unlisted} more are counted and not listed.</p>`}`;
}

/** By which anybody can tell that a film is the one that was recorded. */
export function filmTable({ cameras }: TakeCertificate): Markup {
  const films = cameras.flatMap((camera) => camera.films.map((film) => ({ camera, film })));
  if (films.length === 0) return html``;
  return html`<h2>Films</h2>
    <table class="wide">
      <thead>
        <tr>
          <th>Camera</th>
          <th>File</th>
          <th>SHA-256</th>
        </tr>
      </thead>
      <tbody>
        ${films.map(
          ({ camera, film: { part, file, sha256, recordingId, state } }) =>
            html`<tr>
              <td>${nameCell(camera)}</td>
              <td class="full" data-what="File">
                ${camera.films.length > 1 && `Part ${part}: `}${file ?? recordingId}${state !== 'saved' && ` (${state})`}
              </td>
              <td class="full" data-what="SHA-256"><code>${sha256 ?? 'missing'}</code></td>
            </tr>`,
        )}
      </tbody>
    </table>
    ${notesOf(cameras)}`;
}

function notesOf(cameras: readonly CertificateCamera[]): Markup {
  const noted = cameras.filter(({ films, notes }) => films.length > 0 && notes.length > 0);
  return html`${noted.map(({ label, notes }) => html`<p class="small"><b>${label}:</b> ${notes.join(' ')}</p>`)}`;
}
