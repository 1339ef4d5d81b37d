/** How a server is asked for JSON: by a schema, by word of mouth with a promise of JSON, or just so. */
export const structureSteps = ['json_schema', 'json_object', 'text'] as const;
export type StructureStep = (typeof structureSteps)[number];

export interface TokenCount {
  readonly input: number;
  readonly output: number;
}

/** What is kept of one call to a provider: no text in either direction. */
export interface CallReport {
  /** HTTP status; null where there was no answer. */
  readonly status: number | null;
  /** `ok`, `step-down`, `retry` or the fault that ended it. */
  readonly outcome: string;
  readonly modelServed: string | null;
  /** Null where the server does not say. */
  readonly tokens: TokenCount | null;
  /** In the provider's currency; null where the server does not say, as nearly all do not. */
  readonly cost: number | null;
  readonly latencyMs: number;
  /** What the server answered, for operators who keep it; null otherwise. */
  readonly raw: string | null;
}

/** One call that is about to be made. */
export interface PlannedCall {
  /** 1, 2, 3 … within the request. */
  readonly number: number;
  readonly structure: StructureStep;
  /** Parameters of the request that this server does not take. */
  readonly droppedParameters: readonly string[];
}
