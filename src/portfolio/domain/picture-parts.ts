/** What is kept of a picture. */
export interface PictureParts {
  readonly width: number;
  readonly height: number;
  /** One after the other they are a picture that looks the same. */
  readonly parts: readonly Uint8Array[];
}
