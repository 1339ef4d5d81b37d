import { SetMetadata, applyDecorators, type Type } from '@nestjs/common';
import { ApiExtraModels } from '@nestjs/swagger';

export const callsKey = 'openapi:calls';

/** A call that this service makes, as Standard Webhooks 1.0 says. */
export interface DescribedCall {
  /** The `type` of its payload. */
  readonly name: string;
  /** What it tells, in a sentence. */
  readonly told: string;
  /** The shape of the `data` of its payload. */
  readonly data: Type;
  /** Whether its `timestamp` tells the day and no more. */
  readonly isOfTheDay: boolean;
}

/** Marks the controller whose clients are called, with all they may be called with. */
export const DescribesCalls = (calls: readonly DescribedCall[]): ClassDecorator =>
  applyDecorators(
    SetMetadata(callsKey, calls),
    ApiExtraModels(...new Set(calls.map(({ data }) => data))),
  );
