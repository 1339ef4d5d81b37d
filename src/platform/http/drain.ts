import type { Server } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import type { NextFunction, Request, RequestHandler, Response } from 'express';

/**
 * Ends keep-alive connections without cutting a request. Closing the listener alone would wait for
 * clients that never hang up.
 */
@Injectable()
export class Drain {
  isDraining = false;
  private readonly pending = new Set<Response>();

  /** Tells every client that is answered while draining to reconnect elsewhere. */
  readonly middleware: RequestHandler = (_: Request, response: Response, next: NextFunction) => {
    if (this.isDraining) response.setHeader('Connection', 'close');
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
    for (const response of this.pending) {
      if (!response.headersSent) response.setHeader('Connection', 'close');
    }
    const closed = new Promise<void>((resolve) => {
      server.close(() => resolve());
    });
    server.closeIdleConnections();
    const sweep = setInterval(() => server.closeIdleConnections(), 50);
    const cut = setTimeout(() => server.closeAllConnections(), timeoutMs);
    await closed;
    clearInterval(sweep);
    clearTimeout(cut);
  }
}
