import type { Server } from 'node:http';
import { Server as Listener } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import type { NextFunction, Request, RequestHandler, Response } from 'express';

/** For clients that are about to send on a connection they hold: they are told with the answer. */
const graceMs = 300;

/**
 * Ends keep-alive connections without cutting a request. Closing the listener alone would wait for
 * clients that never hang up.
 */
@Injectable()
export class Drain {
  isDraining = false;
  private isClosed = false;
  private readonly pending = new Set<Response>();
  private readonly leaving = new AbortController();

  /** Fires when the listener closes: who holds a response open without end ends it now. */
  get closing(): AbortSignal {
    return this.leaving.signal;
  }

  /** Tells every client that is answered after the listener closed to reconnect elsewhere. */
  readonly middleware: RequestHandler = (_: Request, response: Response, next: NextFunction) => {
    if (this.isClosed) response.setHeader('Connection', 'close');
    this.pending.add(response);
    response.once('close', () => this.pending.delete(response));
    next();
  };

  /**
   * Say so while still serving, then stop listening, let requests in flight finish, and cut what is
   * left after the timeout.
   */
  async run(
    server: Server,
    { delayMs, timeoutMs }: { delayMs: number; timeoutMs: number },
  ): Promise<void> {
    this.isDraining = true;
    if (delayMs > 0) await delay(delayMs);
    const closed = stopListening(server);
    this.isClosed = true;
    this.leaving.abort();
    for (const response of this.pending) {
      if (!response.headersSent) response.setHeader('Connection', 'close');
    }
    const startedAt = performance.now();
    const sweep = setInterval(() => {
      if (performance.now() - startedAt >= graceMs) server.closeIdleConnections();
    }, 50);
    const cut = setTimeout(() => server.closeAllConnections(), timeoutMs);
    await closed;
    clearInterval(sweep);
    clearTimeout(cut);
  }
}

/** As any server does; an HTTP server's own way hangs up on idle connections at once. */
function stopListening(server: Server): Promise<void> {
  return new Promise((resolve) => {
    Listener.prototype.close.call(server, () => resolve());
  });
}
