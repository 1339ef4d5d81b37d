import type { ServerResponse } from 'node:http';

/** One event of a stream. `id` is what the client sends as `Last-Event-ID` when it comes back. */
export interface StreamEvent {
  readonly event: string;
  readonly id?: number;
  readonly data: unknown;
}

export interface EventStreamOptions {
  /** How long a client waits before it comes back. */
  readonly retryMs?: number;
  /** How often a quiet stream shows that it is alive. */
  readonly heartbeatMs?: number;
}

/** What a client may leave unread before it is taken to be gone. */
const mostUnreadBytes = 256 * 1024;

/**
 * A response that stays open: Server-Sent Events (HTML, §9.2). A client that hangs up, or reads
 * nothing for long, ends it.
 */
export class EventStream {
  private readonly heartbeat: NodeJS.Timeout;

  constructor(
    private readonly response: ServerResponse,
    { retryMs = 3000, heartbeatMs = 15_000 }: EventStreamOptions = {},
  ) {
    response.writeHead(200, {
      'Content-Type': 'text/event-stream; charset=utf-8',
      // Proxies neither keep it nor gather it into larger pieces.
      'Cache-Control': 'no-store, no-transform',
      'X-Accel-Buffering': 'no',
    });
    this.heartbeat = setInterval(() => this.write(':\n\n'), heartbeatMs);
    this.onClose(() => clearInterval(this.heartbeat));
    this.write(`retry: ${retryMs}\n\n`);
  }

  /** Called once, whoever ended it; at once when it has ended already. */
  onClose(listener: () => void): void {
    if (this.response.closed) listener();
    else this.response.once('close', listener);
  }

  send({ event, id, data }: StreamEvent): void {
    const numbered = id === undefined ? '' : `id: ${id}\n`;
    // JSON holds no line break, so one `data` line is enough.
    this.write(`event: ${event}\n${numbered}data: ${JSON.stringify(data)}\n\n`);
  }

  end(): void {
    clearInterval(this.heartbeat);
    this.response.end();
  }

  private write(text: string): void {
    if (this.response.writableEnded) return;
    this.response.write(text);
    if (this.response.writableLength > mostUnreadBytes) this.response.destroy();
  }
}
