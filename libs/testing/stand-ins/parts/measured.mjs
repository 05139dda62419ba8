/** What a frame's metadata says: what was asked for, as far as the sensor can, or what it found by itself. */
export function measured(options, framesPerSecond) {
  const longest = Math.round(1_000_000 / framesPerSecond);
  const asked = Number(options.get('shutter') ?? 0);
  const [red, blue] = (options.get('awbgains') ?? '0,0').split(',').map(Number);
  const { LensPosition, ...rest } = {
    SensorTimestamp: 1_000_000_000,
    FrameWallClock: 1_700_000_000_000_000_000,
    ScalerCrop: '"(0, 0)/4608x2592"',
    ExposureTime: asked > 0 ? Math.min(asked, longest) : 19_998,
    AnalogueGain: Number(options.get('gain') ?? 0) || 1.777778,
    ColourGains: red > 0 && blue > 0 ? `[ ${red}, ${blue} ]` : '[ 2.113, 1.874 ]',
    ColourCorrectionMatrix: '[ 1.8, -0.6, -0.2, -0.3, 1.7, -0.4, 0.1, -0.8, 1.7 ]',
    AeLocked: true,
    LensPosition: Number(options.get('lens-position') ?? 1.5),
    FrameDuration: longest,
    Lux: 412.1,
    FocusFoM: 1234,
  };
  return { ...rest, LensPosition };
}
