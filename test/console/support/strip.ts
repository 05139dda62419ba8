/** How a simulated camera's number is read off its picture, for tests and benches alike. */
export { readFrameNumber, stripPlace } from '#camera-agent/domain/simulation/frame-number-strip.js';
