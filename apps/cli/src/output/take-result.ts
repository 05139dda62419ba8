import { cameraName } from '#contracts/camera-name.js';
import type {
  CertificateCamera,
  CertificateReason,
  TakeCertificate,
} from '#contracts/http/certificate-views.js';
import { claimText, lengthText } from '#contracts/figures.js';
import type { TakeEntry, TakeView } from '#contracts/http/take-views.js';
import { formatBytes } from './bytes.js';
import { formatDuration } from './duration.js';
import type { Output } from './output.js';
import { problemLine } from './problem-line.js';
import type { Column } from './table.js';
import { takeTitle } from './take-texts.js';

const COLUMNS: readonly Column[] = [
  { title: 'CAMERA', min: 12 },
  { title: 'STATE' },
  { title: 'FILMS', align: 'right' },
  { title: 'LENGTH', align: 'right' },
  { title: 'FRAMES', align: 'right' },
  { title: 'LOST', align: 'right' },
  { title: 'SIZE', align: 'right' },
  { title: 'START', min: 14 },
];

const STILL_COLUMNS: readonly Column[] = [
  { title: 'CAMERA', min: 12 },
  { title: 'STATE' },
  { title: 'PICTURE' },
  { title: 'FROM' },
  { title: 'SIZE', align: 'right' },
  { title: 'TAKEN', min: 14 },
];

/** What became of a take, in one screen: each camera, the pair that lies the furthest apart, and the verdict. */
export function printTakeResult(output: Output, take: TakeView, certificate?: TakeCertificate): void {
  const [columns, rowOf] = take.kind === 'still' ? [STILL_COLUMNS, stillRow] : [COLUMNS, row];
  output.table(
    columns,
    take.entries.map((entry) => rowOf(entry, certificate?.cameras)),
  );
  const lines = certificate ? verdictLines(certificate) : errorLines(take);
  for (const line of lines) output.line(line);
}

/** `Largest skew …`, the reasons, and `Verdict of take 2 of "walk": pass.` */
export function verdictLines(certificate: TakeCertificate): string[] {
  return [
    skewLine(certificate),
    ...certificate.reasons.map(reasonLine),
    `Verdict of ${takeTitle(certificate)}: ${certificate.verdict}.`,
  ];
}

function skewLine({ skew: { largest, limitMs } }: TakeCertificate): string {
  if (!largest) return 'Largest skew: not known of fewer than two cameras.';
  const { early, late, skew } = largest;
  return `Largest skew: ${claimText(skew)}, ${late} behind ${early} (${lengthText(limitMs)} are allowed).`;
}

function reasonLine({ severity, detail }: CertificateReason): string {
  return `  ${severity}: ${detail}`;
}

function errorLines({ entries, ...take }: TakeView): string[] {
  const errors = entries.flatMap((entry) =>
    entry.error ? [problemLine(cameraName(entry), entry.error)] : [],
  );
  return [...errors, `The state of ${takeTitle(take)}: ${take.state}.`];
}

function row(entry: TakeEntry, cameras: readonly CertificateCamera[] = []): string[] {
  const { recordings } = entry;
  const sum = (of: (recording: TakeEntry['recordings'][number]) => number): number =>
    recordings.reduce((total, recording) => total + of(recording), 0);
  const films = recordings.filter(({ frames }) => frames > 0).length;
  const isEmpty = recordings.length === 0;
  return [
    cameraName(entry),
    entry.state,
    String(films),
    isEmpty ? '' : formatDuration(sum(({ durationMs }) => durationMs)),
    isEmpty ? '' : String(sum(({ frames }) => frames)),
    isEmpty ? '' : String(sum(({ droppedFrames }) => droppedFrames)),
    isEmpty ? '' : formatBytes(sum(({ bytes }) => bytes)),
    startOf(entry, cameras),
  ];
}

function stillRow(entry: TakeEntry, cameras: readonly CertificateCamera[] = []): string[] {
  const { state, still } = entry;
  if (!still) return [cameraName(entry), state, '', '', '', ''];
  const { width, height, source, bytes } = still;
  return [
    cameraName(entry),
    state,
    `${width}×${height}`,
    source,
    formatBytes(bytes),
    startOf(entry, cameras),
  ];
}

/** Against the instant of the take. */
function startOf({ cameraId }: TakeEntry, cameras: readonly CertificateCamera[]): string {
  const start = cameras.find((each) => each.cameraId === cameraId)?.start;
  return start ? claimText(start) : '';
}
