import { describe, expect, it } from '@jest/globals';
import type { StreamWork } from './thread-work.js';
import { Threads } from './threads.js';

interface Mischief {
  failAt?: number;
  leaveAt?: number;
  hoardAt?: number;
}

const named = (): never => {
  throw new Error('only its name counts here');
};
const measuring: StreamWork<Mischief, number> = {
  module: new URL('../../../test/support/thread-work.js', import.meta.url),
  run: Object.defineProperty(named, 'name', { value: 'measurePieces' }),
  mostMegabytes: 32,
};

const lengths = [3, 1, 4, 1, 5];

async function* pieces(asked: number[] = []): AsyncGenerator<Uint8Array> {
  for (const length of lengths) {
    asked.push(length);
    yield await Promise.resolve(new Uint8Array(length));
  }
}

describe('a thread that reads a file', () => {
  const threads = new Threads();
  const timeoutMs = 20_000;

  async function measure(input: Mischief, chunks = pieces()): Promise<number[]> {
    const taken: number[] = [];
    const take = (length: number): Promise<void> => Promise.resolve(void taken.push(length));
    await threads.stream(measuring, { input, chunks, take }, { timeoutMs });
    return taken;
  }

  it('is handed the pieces in order, and is heard to the end', async () => {
    expect(await measure({})).toEqual(lengths);
  });

  it('reads no further than what it said was taken', async () => {
    const asked: number[] = [];
    const ahead: number[] = [];
    let taken = 0;
    await threads.stream(
      measuring,
      {
        input: {},
        chunks: pieces(asked),
        take: async () => {
          await new Promise((resolve) => setTimeout(resolve, 20));
          taken += 1;
          ahead.push(asked.length - taken);
        },
      },
      { timeoutMs },
    );
    expect(ahead).toEqual([0, 0, 0, 0, 0]);
  });

  it.each([
    ['what the function threw', { failAt: 3 }, 'no such piece'],
    ['that it just went', { leaveAt: 2 }, 'ended without a result'],
    ['that it wanted more memory than it has', { hoardAt: 2 }, 'memory limit'],
  ])('hands on %s', async (_, mischief, message) => {
    await expect(measure(mischief)).rejects.toThrow(message);
    expect(await measure({})).toEqual(lengths);
  });

  it('is ended by a fault of who reads or takes, and by who does not want it any more', async () => {
    const take = (): Promise<void> => Promise.reject(new Error('no room'));
    await expect(
      threads.stream(measuring, { input: {}, chunks: pieces(), take }, { timeoutMs }),
    ).rejects.toThrow('no room');
    const lost = (async function* (): AsyncGenerator<Uint8Array> {
      yield await Promise.resolve(new Uint8Array(1));
      throw new Error('lost');
    })();
    await expect(measure({}, lost)).rejects.toThrow('lost');
    const controller = new AbortController();
    const running = threads.stream(
      measuring,
      { input: {}, chunks: pieces(), take: () => new Promise<never>(() => undefined) },
      { timeoutMs, signal: controller.signal },
    );
    setTimeout(() => controller.abort(new Error('changed my mind')), 300);
    await expect(running).rejects.toThrow('changed my mind');
  });
});
