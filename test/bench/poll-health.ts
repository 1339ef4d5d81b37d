import { setTimeout as delay } from 'node:timers/promises';
import { parentPort, workerData } from 'node:worker_threads';

/** Asks a server how it is, again and again, until it is told to stop; then tells how long answers took. */
const over = new AbortController();
parentPort?.once('message', () => over.abort());
const latencies: number[] = [];
while (!over.signal.aborted) {
  const startedAt = performance.now();
  const response = await fetch(`${String(workerData)}/health/live`);
  await response.arrayBuffer();
  if (response.status !== 200) throw new Error(`health: ${response.status}`);
  latencies.push(performance.now() - startedAt);
  await delay(10);
}
parentPort?.postMessage(latencies, []);
