import { once } from 'node:events';
import { connect } from 'node:net';
import type { TestApp } from './test-app.js';

/** Sends bytes as they are; all that comes back until the server hangs up, and how long that took. */
export async function sendRaw(
  { app }: TestApp,
  bytes: string,
): Promise<{ answer: string; tookMs: number }> {
  const { hostname, port } = new URL(await app.getUrl());
  const startedAt = performance.now();
  const socket = connect(Number(port), hostname);
  let answer = '';
  socket.on('data', (chunk) => (answer += chunk.toString()));
  socket.write(bytes);
  await once(socket, 'close');
  return { answer, tookMs: performance.now() - startedAt };
}
