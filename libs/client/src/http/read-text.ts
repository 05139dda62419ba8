/** More than this is no answer that anybody can use. */
const MAX_BYTES = 64 * 1024 * 1024;

/** The whole of a body; undefined where it has no end. */
export async function readText(chunks: AsyncIterable<Uint8Array>): Promise<string | undefined> {
  const decoder = new TextDecoder();
  let size = 0;
  let text = '';
  for await (const piece of chunks) {
    size += piece.byteLength;
    if (size > MAX_BYTES) return undefined;
    text += decoder.decode(piece, { stream: true });
  }
  return text + decoder.decode();
}
