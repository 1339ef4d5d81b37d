/** An answer over HTTP, whole. */
export interface HttpReply {
  readonly kind: 'reply';
  readonly status: number;
  /** By their names in small letters. */
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
}

/**
 * Why there is none. `unconnected` never reached a server; `unreachable` lost one that it may have reached;
 * `garbled` did arrive and cannot be read; `oversized` was not read to its end; `unsent` never left, since
 * what is configured cannot be sent.
 */
export type Break =
  | 'cancelled'
  | 'timeout'
  | 'unconnected'
  | 'unreachable'
  | 'redirected'
  | 'garbled'
  | 'oversized'
  | 'unsent';

/** What came of asking a server. */
export type ServerReply = HttpReply | { readonly kind: 'break'; readonly reason: Break };
