import autocannon, { type Client, type Request, type Result } from 'autocannon';
import { quantile } from './quantile.js';

/** What came of driving one server for a while. */
export interface Drive {
  readonly perSecond: number;
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  readonly answers: number;
}

/** Requests for one connection, and what a right answer to them is. */
export interface DriveWish {
  readonly url: string;
  readonly connections: number;
  readonly seconds: number;
  /** The requests that a connection repeats, by its number. */
  readonly requestsOf: (connection: number) => Request[];
  readonly status: number;
  /** Looks at some of the bodies. @throws Error for a wrong one */
  readonly check: (body: string) => void;
}

const checkedEvery = 40;

/**
 * Every connection sends its next request as soon as the last is answered. An answer with another
 * status or a wrong body ends the bench: what measures errors measures nothing.
 *
 * @throws Error
 */
export async function drive(wish: DriveWish): Promise<Drive> {
  const times: number[] = [];
  const statuses = new Map<number, number>();
  const faults: Error[] = [];
  const { errors, timeouts, duration } = await fire(wish, {
    body: (body) => attempt(() => wish.check(body), faults),
    response: (status, ms) => {
      times.push(ms);
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
    },
  });
  const [fault] = faults;
  if (fault !== undefined) throw fault;
  const right = statuses.get(wish.status) ?? 0;
  if (errors + timeouts > 0 || right === 0 || right !== times.length) {
    const seen = `${JSON.stringify([...statuses])}, ${errors} errors, ${timeouts} timeouts`;
    throw new Error(`${wish.url}: wanted ${wish.status}, got ${seen}`);
  }
  times.sort((a, b) => a - b);
  return {
    perSecond: right / duration,
    p50: quantile(times, 0.5),
    p95: quantile(times, 0.95),
    p99: quantile(times, 0.99),
    answers: right,
  };
}

interface Listener {
  body: (body: string) => void;
  response: (status: number, ms: number) => void;
}

function fire(wish: DriveWish, listener: Listener): Promise<Result> {
  const { url, connections, seconds, requestsOf } = wish;
  let connection = 0;
  let bodies = 0;
  return new Promise((resolve, reject) => {
    const instance = autocannon(
      {
        url,
        connections,
        duration: seconds,
        timeout: 30,
        setupClient: (client: Client) => {
          client.setRequests(requestsOf(connection));
          connection += 1;
        },
        verifyBody: (body) => {
          bodies += 1;
          if (bodies % checkedEvery === 1) listener.body(String(body));
          return true;
        },
      },
      (error: unknown, result) => {
        if (error instanceof Error) reject(error);
        else resolve(result);
      },
    );
    instance.on('response', (_client, status, _bytes, ms) => listener.response(status, ms));
  });
}

function attempt(check: () => void, faults: Error[]): void {
  try {
    check();
  } catch (error) {
    faults.push(error instanceof Error ? error : new Error(String(error)));
  }
}
