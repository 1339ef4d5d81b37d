/**
 * The body of a response as text, whatever it was packed in. A body that is too long, or unpacks to one, is
 * let go of as soon as that shows.
 *
 * @returns null when it has more than `mostBytes`
 */
export async function readBounded(response: Response, mostBytes: number): Promise<string | null> {
  const { body } = response;
  if (body === null) return '';
  if (Number(response.headers.get('content-length')) > mostBytes) {
    await body.cancel();
    return null;
  }
  const decoder = new TextDecoder();
  let size = 0;
  let text = '';
  for await (const chunk of body as ReadableStream<Uint8Array>) {
    size += chunk.byteLength;
    if (size > mostBytes) return null;
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}
