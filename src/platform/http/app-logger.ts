import { Injectable } from '@nestjs/common';
import { Logger } from 'nestjs-pino';

/** Nest reports every module and route it maps; nobody reads a hundred such lines. */
const chatty = new Set([
  'InstanceLoader',
  'NestApplication',
  'NestFactory',
  'RouterExplorer',
  'RoutesResolver',
]);

/** The application's log, without the framework's start-up lines. */
@Injectable()
export class AppLogger extends Logger {
  override log(message: unknown, ...rest: unknown[]): void {
    if (!chatty.has(String(rest.at(-1)))) super.log(message, ...rest);
  }
}
