import { ApiProperty } from '@nestjs/swagger';

/** What may be used of feedback in a UTC day. */
export class FeedbackAllowanceResponse {
  /** Calls to the model; one feedback takes one to six. */
  @ApiProperty({ type: 'integer' })
  calls: number;

  @ApiProperty({ type: 'integer' })
  tokens: number;
}

/** A model that can be asked. */
export class FeedbackModelResponse {
  /** Where answers go. @example api.openai.com */
  host: string;

  /** @example gpt-5-mini */
  model: string;

  /** What is sent to the host, once you consent. */
  sends: string[];

  /** What is not. */
  keepsBack: string[];

  /** Whether levels are added up to a suggested grade. */
  suggestsGrades: boolean;

  /** What you may use in a day. While a feedback is under way it counts as the most it can cost. */
  limits: FeedbackAllowanceResponse;

  /**
   * What is left of it, and of what everybody together may use, until `renewsAt`. A feedback takes room for
   * six calls while it is under way: with fewer left there is none to be had.
   */
  leftToday: FeedbackAllowanceResponse;

  /** @example 2026-11-23T00:00:00.000Z */
  renewsAt: string;

  /** Longest answer that is sent, in characters (code points). @example 20000 */
  @ApiProperty({ type: 'integer' })
  maxInputChars: number;

  /** Days after which feedback is removed. @example 90 */
  @ApiProperty({ type: 'integer' })
  retentionDays: number;
}

/** What advice on answers there is on this server. */
export class FeedbackCapabilitiesResponse {
  /** Whether `GET /v1/attempts/:id/coverage` works: always. It sends nothing anywhere. */
  coverage: boolean;

  /** Null where no model is asked. */
  @ApiProperty({ type: () => FeedbackModelResponse, nullable: true })
  llm: FeedbackModelResponse | null;
}
