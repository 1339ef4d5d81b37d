import { availableParallelism } from 'node:os';
import { describe, expect, it } from '@jest/globals';
import { isKnownZone } from '../../kernel/iana-zone.js';
import type { ThreadWork } from './thread-work.js';
import { Threads } from './threads.js';

const module = new URL('../../../test/support/thread-work.js', import.meta.url);

/** One of the functions there, by its name. */
function named<Input, Output>(name: string, more: object = {}): ThreadWork<Input, Output> {
  const run = (): never => {
    throw new Error('only its name counts here');
  };
  return { module, run: Object.defineProperty(run, 'name', { value: name }), ...more };
}

const mostThreads = Math.max(2, availableParallelism());
const adding = named<object, object>('addUp');

describe('a thread', () => {
  const threads = new Threads();
  const timeoutMs = 10_000;

  it('runs a function of the build and gives back what it returned', async () => {
    const work = {
      module: new URL('../../kernel/iana-zone.js', import.meta.url),
      run: isKnownZone,
    };
    expect(await threads.run(work, 'Europe/Berlin', { timeoutMs })).toBe(true);
    expect(await threads.run(work, 'Mars/Olympus', { timeoutMs })).toBe(false);
  });

  it('tells how far it is', async () => {
    const progress: [number, number][] = [];
    const onProgress = (done: number, total: number) => progress.push([done, total]);
    const work = named<object, object>('addUp');
    const result = await threads.run(work, { numbers: [1, 2, 4] }, { timeoutMs, onProgress });
    expect(result).toEqual({ sum: 7 });
    expect(progress).toEqual([
      [1, 3],
      [2, 3],
      [3, 3],
    ]);
  });

  it('is ended when its time is up', async () => {
    const running = threads.run(named('never'), null, { timeoutMs: 300 });
    await expect(running).rejects.toMatchObject({ code: 'overloaded' });
  });

  it('is ended when nobody wants the result any more', async () => {
    const controller = new AbortController();
    const running = threads.run(named('never'), null, { timeoutMs, signal: controller.signal });
    controller.abort(new Error('changed my mind'));
    await expect(running).rejects.toThrow('changed my mind');
    const late = threads.run(named('never'), null, { timeoutMs, signal: controller.signal });
    await expect(late).rejects.toThrow('changed my mind');
  });

  it('with native code in it is asked to stop, and waited for', async () => {
    const work = named('untilAborted', { isNative: true });
    const running = threads.run(work, null, { timeoutMs: 300 });
    await expect(running).rejects.toMatchObject({ code: 'overloaded' });
  });

  it('hands on what the function threw, and notices when it just goes', async () => {
    const failing = threads.run(named('fail'), null, { timeoutMs });
    await expect(failing).rejects.toThrow('no such number');
    const leaving = threads.run(named('leave'), null, { timeoutMs });
    await expect(leaving).rejects.toThrow('The thread of leave ended without a result.');
    const missing = threads.run(named('nothing'), null, { timeoutMs });
    await expect(missing).rejects.toThrow('exports no nothing');
  });

  it('stands in line no longer than its time, or than it is wanted', async () => {
    const busy = new AbortController();
    const running = Array.from({ length: mostThreads }, () =>
      threads.run(named('untilAborted'), null, { timeoutMs: 60_000, signal: busy.signal }),
    );
    const outcomes = Promise.allSettled(running);
    const late = threads.run(named('never'), null, { timeoutMs: 200 });
    await expect(late).rejects.toMatchObject({ code: 'overloaded' });
    const controller = new AbortController();
    const { signal } = controller;
    const unwanted = threads.run(named('never'), null, { timeoutMs, signal });
    controller.abort(new Error('changed my mind'));
    await expect(unwanted).rejects.toThrow('changed my mind');
    busy.abort(new Error('enough'));
    await outcomes;
    expect(await threads.run(adding, { numbers: [1] }, { timeoutMs })).toEqual({ sum: 1 });
  });

  it('is left to others by long work, however much of it there is', async () => {
    const busy = new AbortController();
    const { signal } = busy;
    const long = Array.from({ length: mostThreads + 3 }, () =>
      threads.run(named('untilAborted'), null, { timeoutMs, signal, isLong: true }),
    );
    const outcomes = Promise.allSettled(long);
    const timely = { timeoutMs: 5000 };
    expect(await threads.run(adding, { numbers: [2] }, timely)).toEqual({ sum: 2 });
    busy.abort(new Error('enough'));
    await outcomes;
    const next = { timeoutMs, isLong: true };
    expect(await threads.run(adding, { numbers: [3] }, next)).toEqual({ sum: 3 });
  });

  it('waits for its turn, and is refused where the queue is long', async () => {
    const controller = new AbortController();
    const { signal } = controller;
    const runs = Array.from({ length: 80 }, () =>
      threads.run(named('untilAborted'), null, { timeoutMs, signal }),
    );
    const outcomes = Promise.allSettled(runs);
    controller.abort(new Error('enough'));
    const reasons = (await outcomes).map(
      (each) => (each as PromiseRejectedResult).reason as object,
    );
    const refused = reasons.filter((each) => 'code' in each && each.code === 'overloaded');
    expect(refused.length).toBeGreaterThan(0);
    expect(refused.length).toBeLessThanOrEqual(28);
    const work = named<object, object>('addUp');
    expect(await threads.run(work, { numbers: [1] }, { timeoutMs })).toEqual({ sum: 1 });
  });
});
