import { Worker } from 'node:worker_threads';
import { builtUrl, type ThreadOrder } from './thread-work.js';

const usualMegabytes = 512;

/** A function, and the module that exports it under its name. */
interface Named {
  readonly module: URL;
  readonly run: { readonly name: string };
  readonly mostMegabytes?: number;
}

/** A new thread that runs the function of the work; `aborted` is told to it as its control. */
export function startThread(
  { module, run, mostMegabytes = usualMegabytes }: Named,
  input: ThreadOrder['input'],
  aborted = new Int32Array(new SharedArrayBuffer(4)),
): Worker {
  const order: ThreadOrder = { module: builtUrl(module).href, name: run.name, input, aborted };
  return new Worker(builtUrl(new URL('./thread-entry.js', import.meta.url)), {
    workerData: order,
    resourceLimits: { maxOldGenerationSizeMb: mostMegabytes },
  });
}

/** What is left to say of a thread that just went. */
export function endedEarly({ run }: Pick<Named, 'run'>): Error {
  return new Error(`The thread of ${run.name} ended without a result.`);
}
