import { parentPort, workerData } from 'node:worker_threads';
import type { ThreadControl, ThreadMessage, ThreadOrder } from './thread-work.js';

type Run = (input: unknown, control: ThreadControl) => unknown;

/** What a new thread runs: the function it was ordered to run, once or for each input it is sent. */
async function main({ module, name, input, aborted }: ThreadOrder): Promise<void> {
  const exported: unknown = await import(module);
  const run = (exported as Record<string, Run | undefined>)[name];
  if (run === undefined) throw new Error(`${module} exports no ${name}.`);
  const answer = async (value: unknown): Promise<void> => {
    const output = await run(value, {
      report: (done, total) => send({ kind: 'progress', done, total }),
      isAborted: () => Atomics.load(aborted, 0) !== 0,
    });
    send({ kind: 'output', output });
  };
  if (input !== 'sent') return answer(input.once);
  parentPort?.on('message', (value) => {
    answer(value).catch((error: unknown) => send({ kind: 'failure', error }));
  });
}

function send(message: ThreadMessage): void {
  parentPort?.postMessage(message, []);
}

await main(workerData as ThreadOrder);
