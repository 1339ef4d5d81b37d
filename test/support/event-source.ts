import { once } from 'node:events';
import { get, type IncomingMessage } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';

/** One event as it came in. */
export interface ReceivedEvent {
  event: string;
  id: string | undefined;
  data: Record<string, unknown>;
}

/** A client of Server-Sent Events that shows everything it is sent. */
export class EventSource {
  text = '';
  readonly ended: Promise<void>;

  private constructor(private readonly response: IncomingMessage) {
    response.setEncoding('utf8');
    response.on('data', (chunk: string) => (this.text += chunk));
    // A stream that is cut is at its end too.
    response.on('error', () => undefined);
    this.ended = once(response, 'close').then(() => undefined);
  }

  static async open(url: string, headers: Record<string, string>): Promise<EventSource> {
    const request = get(url, { headers, agent: false });
    const [response] = (await once(request, 'response')) as [IncomingMessage];
    return new EventSource(response);
  }

  get status(): number | undefined {
    return this.response.statusCode;
  }

  get headers(): IncomingMessage['headers'] {
    return this.response.headers;
  }

  get events(): ReceivedEvent[] {
    return this.text
      .split('\n\n')
      .filter((block) => block.startsWith('event: '))
      .map((block) => {
        const fields = new Map(
          block.split('\n').map((line): [string, string] => {
            const colon = line.indexOf(': ');
            return [line.slice(0, colon), line.slice(colon + 2)];
          }),
        );
        const data = JSON.parse(fields.get('data') ?? '{}') as Record<string, unknown>;
        return { event: fields.get('event') ?? '', id: fields.get('id'), data };
      });
  }

  /** Waits until so many events are there; fails after five seconds. */
  async until(count: number): Promise<ReceivedEvent[]> {
    for (let waitedMs = 0; waitedMs < 5000; waitedMs += 20) {
      if (this.events.length >= count) return this.events;
      await delay(20);
    }
    throw new Error(`not ${count} events: ${this.text}`);
  }

  close(): void {
    this.response.destroy();
  }
}
