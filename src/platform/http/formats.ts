import {
  Header,
  Injectable,
  SetMetadata,
  UseInterceptors,
  applyDecorators,
  createParamDecorator,
  type CallHandler,
  type ExecutionContext,
  type NestInterceptor,
} from '@nestjs/common';
import { ApiProduces, ApiProperty, ApiResponse } from '@nestjs/swagger';
import { IsIn } from 'class-validator';
import type { Request, Response } from 'express';
import { tap, type Observable } from 'rxjs';
import { AppError } from '../../kernel/app-error.js';
import { CanBeAbsent } from './fields.js';

/** What a resource may be offered as. */
export type Format =
  | 'json'
  | 'svg'
  | 'html'
  | 'pdf'
  | 'csv'
  | 'ndjson'
  | 'yaml'
  | 'markdown'
  | 'moodle-xml'
  | 'qti'
  | 'gift';
export type OtherFormat = Exclude<Format, 'json'>;

interface FormatFacts {
  mediaType: string;
  /** As people say it. */
  name: string;
  /** Sent with an answer in this format. */
  headers: Readonly<Record<string, string>>;
}

export const formatFacts: Readonly<Record<Format, FormatFacts>> = {
  json: { mediaType: 'application/json', name: 'JSON', headers: {} },
  svg: {
    mediaType: 'image/svg+xml',
    name: 'SVG',
    headers: {
      'Content-Type': 'image/svg+xml; charset=utf-8',
      // An SVG that is opened by itself is a document of this origin: it loads and runs nothing.
      'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
    },
  },
  html: {
    mediaType: 'text/html',
    name: 'HTML',
    headers: {
      'Content-Type': 'text/html; charset=utf-8',
      // Documents here are read and printed: their own style sheet, and nothing else, from nowhere else.
      'Content-Security-Policy':
        "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    },
  },
  pdf: {
    mediaType: 'application/pdf',
    name: 'PDF',
    headers: {
      'Content-Type': 'application/pdf',
      'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
    },
  },
  csv: {
    mediaType: 'text/csv',
    name: 'CSV',
    headers: { 'Content-Type': 'text/csv; charset=utf-8; header=present' },
  },
  ndjson: {
    mediaType: 'application/x-ndjson',
    name: 'NDJSON',
    headers: { 'Content-Type': 'application/x-ndjson; charset=utf-8' },
  },
  yaml: {
    mediaType: 'application/yaml',
    name: 'YAML',
    headers: { 'Content-Type': 'application/yaml; charset=utf-8' },
  },
  markdown: {
    mediaType: 'text/markdown',
    name: 'Markdown',
    headers: { 'Content-Type': 'text/markdown; charset=utf-8' },
  },
  'moodle-xml': {
    mediaType: 'application/xml',
    name: 'Moodle XML',
    headers: { 'Content-Type': 'application/xml; charset=utf-8' },
  },
  qti: {
    mediaType: 'application/zip',
    name: 'QTI',
    headers: { 'Content-Type': 'application/zip' },
  },
  gift: {
    mediaType: 'text/plain',
    name: 'GIFT',
    headers: { 'Content-Type': 'text/plain; charset=utf-8' },
  },
};

export const formatsKey = 'http:formats';

/**
 * The format to answer in, of those that are offered: the one that `?format=` names, else the one that
 * `Accept` likes best, the first when it does not mind. @throws AppError not-acceptable
 */
export function chooseFormat(request: Request, offered: readonly Format[]): Format {
  const named = offered.find((format) => format === request.query['format']);
  if (named !== undefined) return named;
  const liked = request.accepts(offered.map((format) => formatFacts[format].mediaType));
  const chosen = offered.find((format) => formatFacts[format].mediaType === liked);
  if (chosen !== undefined) return chosen;
  const names = offered.map((format) => formatFacts[format].name).join(' and ');
  throw new AppError('not-acceptable', `This resource is offered as ${names}.`);
}

/** Refuses what cannot be had, and labels what is sent: the body itself is the handler's. */
@Injectable()
export class FormatInterceptor implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const response = context.switchToHttp().getResponse<Response>();
    response.vary('Accept');
    const { headers } = formatFacts[chosenFormat(context)];
    return next.handle().pipe(
      tap(() => {
        for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
      }),
    );
  }
}

function chosenFormat(context: ExecutionContext): Format {
  const offered = Reflect.getMetadata(formatsKey, context.getHandler()) as Format[] | undefined;
  return chooseFormat(context.switchToHttp().getRequest<Request>(), offered ?? ['json']);
}

/**
 * Marks a route that offers its resource in several formats, the first unless another is asked for. Its
 * query takes `format` (see `IsFormat`), and its handler answers in the `ChosenFormat`.
 */
export const Offers = (...offered: readonly [Format, ...Format[]]): MethodDecorator =>
  applyDecorators(
    SetMetadata(formatsKey, offered),
    UseInterceptors(FormatInterceptor),
    ApiResponse({ status: 406, description: 'No format that `Accept` names is offered.' }),
  );

/** Marks a public document that comes in one format, with its headers, and that nobody keeps or finds. */
export const ServesDocument = (format: OtherFormat | 'json'): MethodDecorator => {
  const { mediaType, headers } = formatFacts[format];
  const all = { ...unlisted, 'Content-Type': `${mediaType}; charset=utf-8`, ...headers };
  return applyDecorators(
    ...Object.entries(all).map(([name, value]) => Header(name, value)),
    ApiProduces(mediaType),
  );
};

/** For what only those may see who were told its address. */
const unlisted = {
  'Cache-Control': 'no-store',
  'X-Robots-Tag': 'noindex, nofollow, noarchive',
  'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
};

/** Parameter decorator: the format to answer in, on a route with `@Offers`. */
export const ChosenFormat = createParamDecorator((_: unknown, context: ExecutionContext): Format =>
  chosenFormat(context),
);

/** The query parameter by which a format is asked for in the address. */
export function IsFormat(...offered: readonly Format[]): PropertyDecorator {
  return applyDecorators(
    CanBeAbsent(),
    IsIn(offered),
    ApiProperty({ required: false, enum: offered }),
  );
}
