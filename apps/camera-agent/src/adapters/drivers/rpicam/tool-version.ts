/** What a tool's `--version` tells. */
export interface ToolVersion {
  /** Major, minor, patch; zeros where it names none, as tools before 1.0 did. */
  readonly numbers: readonly [number, number, number];
  /** Built with the software encoders, which need `--libav-format`. */
  readonly libav: boolean;
}

const BUILD = /^(?:rpicam|libcamera)-apps build: v?(\d+)\.(\d+)\.(\d+)\b/m;
/** The tools misspell the word; a later version may not. */
const CAPABILITIES = /^(?:rpicam|libcamera)-apps capabilit\w*:.*\blibav:1\b/m;

/** Reads the lines of `rpicam-vid --version`. Total: any text gives a version. */
export function parseToolVersion(text: string): ToolVersion {
  const [, major = 0, minor = 0, patch = 0] = BUILD.exec(text) ?? [];
  return { numbers: [Number(major), Number(minor), Number(patch)], libav: CAPABILITIES.test(text) };
}

export function isAtLeast({ numbers }: ToolVersion, ...wanted: readonly [number, number, number]): boolean {
  const differs = numbers.findIndex((number, index) => number !== wanted[index]);
  return differs === -1 || (numbers[differs] ?? 0) > (wanted[differs] ?? 0);
}
