import { parentPort, workerData, type MessagePort } from 'node:worker_threads';
import type {
  StreamReply,
  StreamWork,
  ThreadControl,
  ThreadMessage,
  ThreadOrder,
} from './thread-work.js';

type Run = (input: unknown, second: unknown) => unknown;

/**
 * What a new thread runs: the function it was ordered to run, once, over the pieces of a file, or for each
 * input it is sent.
 */
async function main({ module, name, input, aborted }: ThreadOrder): Promise<void> {
  const exported: unknown = await import(module);
  const run = (exported as Record<string, Run | undefined>)[name];
  if (run === undefined) throw new Error(`${module} exports no ${name}.`);
  const control: ThreadControl = {
    report: (done, total) => send({ kind: 'progress', done, total }),
    isAborted: () => Atomics.load(aborted, 0) !== 0,
  };
  const answer = async (value: unknown): Promise<void> => {
    const output = await run(value, control);
    send({ kind: 'output', output });
  };
  if (input !== 'sent' && 'stream' in input) {
    return pump(run as StreamWork<unknown, unknown>['run'], input.stream);
  }
  if (input !== 'sent') return answer(input.once);
  parentPort?.on('message', (value) => {
    answer(value).catch((error: unknown) => send({ kind: 'failure', error }));
  });
}

/** One output at a time: what nobody has taken yet holds up the reading. */
async function pump(run: StreamWork<unknown, unknown>['run'], input: unknown): Promise<void> {
  const replies = new Replies(parentPort);
  for await (const output of run(input, chunks(replies))) {
    send({ kind: 'output', output });
    await replies.next('taken');
  }
  send({ kind: 'end' });
  parentPort?.close();
}

async function* chunks(replies: Replies): AsyncGenerator<Uint8Array> {
  for (;;) {
    send({ kind: 'want' });
    const { bytes } = await replies.next('chunk');
    if (bytes === null) return;
    yield bytes;
  }
}

/** What is answered to this thread. A reader may ask for its next piece while an output is on its way. */
class Replies {
  private readonly waiting = new Map<StreamReply['kind'], (reply: StreamReply) => void>();

  constructor(port: MessagePort | null) {
    port?.on('message', (reply: StreamReply) => this.waiting.get(reply.kind)?.(reply));
  }

  next<Kind extends StreamReply['kind']>(
    kind: Kind,
  ): Promise<Extract<StreamReply, { kind: Kind }>> {
    return new Promise((resolve) => {
      this.waiting.set(kind, (reply) => resolve(reply as Extract<StreamReply, { kind: Kind }>));
    });
  }
}

function send(message: ThreadMessage): void {
  parentPort?.postMessage(message, []);
}

await main(workerData as ThreadOrder);
