import type { Worker } from 'node:worker_threads';
import { endedEarly, startThread } from './start-thread.js';
import type { StreamReply, StreamWork, ThreadMessage } from './thread-work.js';

/** A file for a thread to read, and who takes what it finds. */
export interface FileToRead<Input, Output> {
  readonly input: Input;
  readonly chunks: AsyncIterable<Uint8Array>;
  readonly take: (output: Output) => Promise<void>;
}

/**
 * Runs the function in a thread of its own until it has said everything. Resolves or rejects once nothing of
 * the thread is left.
 */
export async function streamThread<Input, Output>(
  work: StreamWork<Input, Output>,
  file: FileToRead<Input, Output>,
  signal: AbortSignal,
): Promise<void> {
  const worker = startThread(work, { stream: file.input });
  const source = file.chunks[Symbol.asyncIterator]();
  const exit = Promise.withResolvers<void>();
  let fault: { readonly reason: unknown } | null = { reason: endedEarly(work) };
  let isStopped = false;
  const stop = (reason: unknown): void => {
    if (!isStopped) fault = { reason };
    isStopped = true;
    void worker.terminate();
  };
  const onAbort = (): void => stop(signal.reason);
  const serve = async (message: ThreadMessage): Promise<void> => {
    if (message.kind === 'end' && !isStopped) fault = null;
    if (message.kind === 'want') {
      const next = await source.next();
      reply(worker, { kind: 'chunk', bytes: next.done === true ? null : next.value });
    }
    if (message.kind === 'output') {
      await file.take(message.output as Output);
      reply(worker, { kind: 'taken' });
    }
  };
  signal.addEventListener('abort', onAbort);
  worker.on('message', (message: ThreadMessage) => void serve(message).catch(stop));
  worker.on('error', stop);
  worker.on('exit', () => exit.resolve());
  await exit.promise;
  signal.removeEventListener('abort', onAbort);
  await source.return?.();
  if (fault !== null) throw fault.reason;
}

function reply(worker: Worker, message: StreamReply): void {
  worker.postMessage(message, []);
}
