import { applyDecorators } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiResponse } from '@nestjs/swagger';
import { TakesUpload } from '../platform/http/uploads.js';
import { pictureTypes } from './domain/evidence.js';

const mostBytes = 2 * 1024 * 1024;
const binary = { type: 'string', format: 'binary', maxLength: mostBytes } as const;

/** Marks a route whose body is a picture. Which of the types it is, its bytes tell. */
export const TakesPicture = (): MethodDecorator =>
  applyDecorators(
    TakesUpload({ mediaTypes: pictureTypes, mostBytes }),
    ApiConsumes(...pictureTypes),
    ApiBody({ required: true, schema: binary }),
  );

/** Marks a route that answers with a picture, or with 304. */
export const SendsPicture = (): MethodDecorator =>
  applyDecorators(
    ApiResponse({
      status: 200,
      description: 'The picture, byte for byte as it is stored.',
      content: Object.fromEntries(pictureTypes.map((type) => [type, { schema: binary }])),
    }),
    ApiResponse({ status: 304, description: 'What you have is still current.' }),
  );
