import { execFile } from 'node:child_process';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';
import { afterEach, describe, expect, it } from '@jest/globals';
import { ResidentThread, type ResidentLimits } from './resident-thread.js';
import { builtUrl } from './thread-work.js';

const module = new URL('../../../test/support/thread-work.js', import.meta.url);
const limits = { waiting: 3, refusal: 'Too many sums.', retryAfterSeconds: 2, timeoutMs: 10_000 };

let ends: (() => Promise<void>)[] = [];

/** A thread for one of the functions there, by its name. */
function resident<Input, Output>(name: string, more: Partial<ResidentLimits> = {}) {
  const run = (): never => {
    throw new Error('only its name counts here');
  };
  const work = { module, run: Object.defineProperty(run, 'name', { value: name }) };
  const thread = new ResidentThread<Input, Output>(work, { ...limits, ...more });
  ends.push(() => thread.end());
  return thread;
}

const sum = (...numbers: unknown[]) => ({ numbers });

describe('a thread that stays', () => {
  afterEach(async () => {
    await Promise.all(ends.map((end) => end()));
    ends = [];
  });

  it('answers in the order of asking, up to the bound of its line', async () => {
    const thread = resident<object, object>('addUp');
    const answered: number[] = [];
    const asked = Array.from({ length: 6 }, async (_, index) => {
      const answer = await thread.run(sum(index, 10));
      answered.push(index);
      return answer;
    });
    const outcomes = await Promise.allSettled(asked);
    expect(answered).toEqual([0, 1, 2, 3]);
    expect(outcomes.slice(0, 4)).toEqual(
      [10, 11, 12, 13].map((value) => ({ status: 'fulfilled', value: { sum: value } })),
    );
    const refused = { code: 'overloaded', particulars: { retryAfterSeconds: 2 } };
    for (const outcome of outcomes.slice(4)) expect(outcome).toMatchObject({ reason: refused });
    expect(await thread.run(sum(1))).toEqual({ sum: 1 });
  });

  it('outlives what its function throws, and what cannot be sent', async () => {
    const thread = resident<unknown, object>('addUp');
    const cells = new Int32Array(new SharedArrayBuffer(4));
    await expect(thread.run(null)).rejects.toThrow('Cannot destructure');
    await expect(thread.run(() => cells)).rejects.toThrow('could not be cloned');
    expect(await thread.run(sum(1, 2))).toEqual({ sum: 3 });
  });

  it('is replaced when it dies', async () => {
    const thread = resident<string, string>('dieOf');
    const first = thread.run('leave');
    const second = thread.run('throw later');
    const third = thread.run('nothing');
    await expect(first).rejects.toThrow('The thread of dieOf ended without a result.');
    await expect(second).rejects.toThrow('died of it');
    expect(await third).toBe('alive');
  });

  it('is ended when the time for one answer is up, and replaced', async () => {
    const thread = resident<string, string>('dieOf', { timeoutMs: 1500 });
    const stuck = thread.run('never');
    const next = thread.run('nothing');
    await expect(stuck).rejects.toMatchObject({ code: 'unavailable' });
    expect(await next).toBe('alive');
  });

  it('is gone when it was ended, with all who waited', async () => {
    const counter = resident<Int32Array, string>('countOn');
    const cells = new Int32Array(new SharedArrayBuffer(4));
    expect(await counter.run(cells)).toBe('counting');
    while (Atomics.load(cells, 0) < 3) await delay(5);
    await counter.end();
    const last = Atomics.load(cells, 0);
    await delay(50);
    expect(Atomics.load(cells, 0)).toBe(last);

    const stuck = resident<null, never>('never');
    const asked = [stuck.run(null), stuck.run(null)];
    const outcomes = Promise.allSettled(asked);
    await stuck.end();
    for (const each of [...(await outcomes), ...(await Promise.allSettled([stuck.run(null)]))]) {
      expect(each).toMatchObject({ reason: { code: 'unavailable' } });
    }
  });

  it('keeps no process alive', async () => {
    const script = `
      const { ResidentThread } = await import(process.argv[1]);
      const work = { module: new URL(process.argv[2]), run: function addUp() {} };
      const thread = new ResidentThread(work, { waiting: 1, timeoutMs: 10_000 });
      console.log((await thread.run({ numbers: [1, 2] })).sum);
    `;
    const built = builtUrl(new URL('./resident-thread.js', import.meta.url));
    const args = ['--eval', script, built.href, module.href];
    const run = promisify(execFile)(process.execPath, args, { timeout: 20_000 });
    expect((await run).stdout).toBe('3\n');
  });
});
