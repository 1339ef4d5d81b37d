import { AppError } from './app-error.js';

/**
 * Bytes as text, without the mark that some tools put at the beginning. What is stored must be what was
 * sent, so broken bytes are refused where a decoder would usually put a replacement.
 */
export async function* decodeUtf8(
  chunks: AsyncIterable<Uint8Array>,
  refusal: () => Error = notUtf8,
): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const decode = (chunk?: Uint8Array): string => {
    try {
      return decoder.decode(chunk, { stream: chunk !== undefined });
    } catch {
      throw refusal();
    }
  };
  for await (const chunk of chunks) yield decode(chunk);
  yield decode();
}

function notUtf8(): AppError {
  return new AppError('malformed-request', 'The file is not valid UTF-8.');
}
