/** Why a file could not be read; the codes are those of `unreadableFile`. */
export interface ReadingFault {
  readonly code: string;
  readonly detail: string;
}
