/** The one source of "now". Injected, so that tests can stand at any instant. */
export abstract class Clock {
  abstract now(): Date;
}
