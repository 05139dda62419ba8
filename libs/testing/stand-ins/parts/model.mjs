/** True for a tool that was built with the software encoders: that of a Pi 5 needs them, others may have them. */
export function hasLibav(model = 'pi5', { STANDIN_LIBAV: built } = process.env) {
  return built === undefined ? model === 'pi5' : built === '1';
}
