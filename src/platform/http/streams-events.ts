import { applyDecorators } from '@nestjs/common';
import { ApiHeader, ApiResponse } from '@nestjs/swagger';

/** Documents a route that is answered by LiveStreams. */
export function StreamsEvents(said: { example: string; over: string }): MethodDecorator {
  return applyDecorators(
    ApiHeader({
      name: 'Last-Event-ID',
      required: false,
      description: 'The id of the last event you have; browsers send it by themselves.',
      schema: { type: 'string', maxLength: 20 },
    }),
    ApiResponse({
      status: 200,
      description: 'The stream, which stays open.',
      content: {
        'text/event-stream': { schema: { type: 'string' }, example: said.example },
      },
    }),
    ApiResponse({ status: 204, description: said.over }),
  );
}
