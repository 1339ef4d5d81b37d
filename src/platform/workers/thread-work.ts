import { join, relative, sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { projectDir } from '../config/app-config.js';

/** What a function that runs in a thread can say and hear while it runs. */
export interface ThreadControl {
  /** Tell how far it is. */
  report(done: number, total: number): void;
  /** Whether nobody waits for the result any more. */
  isAborted(): boolean;
}

/** A function that is worth a thread of its own, and the module that exports it under its name. */
export interface ThreadWork<Input, Output> {
  /** `new URL('./domain/simulate.js', import.meta.url)` */
  readonly module: URL;
  /** Pure, as far as the caller can tell: input and output are copied, nothing else is shared. */
  readonly run: (input: Input, control: ThreadControl) => Output | Promise<Output>;
  /**
   * Set it for functions that wait for native code: to end such a thread by force takes the whole
   * process along, so it is asked to stop and waited for, and must look at `isAborted`.
   */
  readonly isNative?: boolean;
}

/** A function that reads a file piece by piece in a thread of its own, and says what it finds as it does. */
export interface StreamWork<Input, Output> {
  readonly module: URL;
  readonly run: (
    input: Input,
    chunks: AsyncIterable<Uint8Array>,
  ) => AsyncIterable<Output> | Iterable<Output>;
  /** Of its heap: a file that needs more ends its thread, not the process. */
  readonly mostMegabytes?: number;
}

/** What a thread is started with. */
export interface ThreadOrder {
  readonly module: string;
  readonly name: string;
  /**
   * What to run the function with, once; or once with a file that is handed over in pieces; or the
   * thread stays and is sent one input after the other.
   */
  readonly input: { readonly once: unknown } | { readonly stream: unknown } | 'sent';
  /** One cell, not 0 once nobody waits any more. */
  readonly aborted: Int32Array;
}

export type ThreadMessage =
  | { readonly kind: 'progress'; readonly done: number; readonly total: number }
  | { readonly kind: 'output'; readonly output: unknown }
  /** Only of a thread that stays: any other ends with what was thrown. */
  | { readonly kind: 'failure'; readonly error: unknown }
  /** Of one that reads a file: the next piece is wanted, or everything is said. */
  | { readonly kind: 'want' | 'end' };

/** What a thread that reads a file is told: a piece, null after the last, or that its output arrived. */
export type StreamReply =
  { readonly kind: 'chunk'; readonly bytes: Uint8Array | null } | { readonly kind: 'taken' };

/** Threads run the build, also of a module that its maker had compiled on the fly, as tests do. */
export function builtUrl(module: URL): URL {
  const path = relative(projectDir, fileURLToPath(module));
  return path.startsWith(`src${sep}`) ? pathToFileURL(join(projectDir, 'dist', path)) : module;
}
