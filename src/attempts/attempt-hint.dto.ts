import { ApiProperty } from '@nestjs/swagger';

/** A hint that was shown. */
export class HintResponse {
  /** Place in the question's list, from 0; the mildest comes first. */
  @ApiProperty({ type: 'integer' })
  index: number;

  /** The hint. */
  text: string;

  /** When it was shown. */
  @ApiProperty({ format: 'date-time' })
  shownAt: string;
}

/** The hint that was just asked for. */
export class RevealedHintResponse extends HintResponse {
  /** How many more there are. */
  @ApiProperty({ type: 'integer' })
  remaining: number;

  /** ETag of the attempt, which has changed by it: for the next `If-Match`. */
  attemptEtag: string;
}

/** The hints shown during an attempt. */
export class HintsResponse {
  /** In the order in which they were shown. */
  data: HintResponse[];

  /** How many more there are. */
  @ApiProperty({ type: 'integer' })
  remaining: number;
}

/** A hint out of the revision, and when it was shown. */
export interface ShownHint {
  readonly index: number;
  readonly text: string;
  readonly shownAt: Date;
}

export function toHintResponse({ index, text, shownAt }: ShownHint): HintResponse {
  return { index, text, shownAt: shownAt.toISOString() };
}
