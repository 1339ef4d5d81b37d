import { parentPort, workerData } from 'node:worker_threads';
import type { ThreadControl, ThreadMessage, ThreadOrder } from './thread-work.js';

type Run = (input: unknown, control: ThreadControl) => unknown;

/** What a new thread runs: the function it was ordered to run, once. */
async function main({ module, name, input, aborted }: ThreadOrder): Promise<void> {
  const send = (message: ThreadMessage): void => parentPort?.postMessage(message, []);
  const exported: unknown = await import(module);
  const run = (exported as Record<string, Run | undefined>)[name];
  if (run === undefined) throw new Error(`${module} exports no ${name}.`);
  const output = await run(input, {
    report: (done, total) => send({ kind: 'progress', done, total }),
    isAborted: () => Atomics.load(aborted, 0) !== 0,
  });
  send({ kind: 'output', output });
}

await main(workerData as ThreadOrder);
