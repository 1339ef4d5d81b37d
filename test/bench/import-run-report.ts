/** One import, and what everybody else noticed of it. */
export interface TimedImport {
  readonly importMs: number;
  readonly result: Readonly<Record<string, unknown>>;
  /** What 99 of 100 requests waited at most meanwhile. */
  readonly waitingP99Ms: number;
  readonly peakMegabytes: number;
}

/** What the process that imports tells of it. */
export interface ImportRun {
  readonly validationMs: number;
  readonly publishing: TimedImport;
  readonly again: TimedImport;
  readonly drafting: TimedImport;
  /** Live heap that the second half of an import added, in MB. */
  readonly heapGrowth: number;
}
