import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

const everyMs = 500;

/** What is alive in the heap while something runs: measured after collections, which take time of their own. */
export class LiveHeap {
  private readonly collect: () => void;
  private readonly megabytes: number[] = [];
  private timer: NodeJS.Timeout | undefined;

  constructor() {
    setFlagsFromString('--expose-gc');
    this.collect = runInNewContext('gc') as () => void;
  }

  begin(): void {
    this.timer = setInterval(() => {
      this.collect();
      this.megabytes.push(process.memoryUsage().heapUsed / 2 ** 20);
    }, everyMs);
  }

  end(): void {
    clearInterval(this.timer);
  }

  /** The most that was alive in the second half, on top of what was alive at its beginning. */
  growth(): number {
    const half = this.megabytes.slice(this.megabytes.length / 2);
    return Math.max(...half) - (half[0] ?? Number.NaN);
  }
}
