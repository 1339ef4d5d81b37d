export const pictureFaults = [
  'not-a-picture',
  'broken',
  'animated',
  'too-many-pixels',
  'trailing-data',
] as const;
export type PictureFault = (typeof pictureFaults)[number];

/** Why bytes are no picture that is taken. */
export class BadPicture extends Error {
  constructor(readonly fault: PictureFault) {
    super(fault);
    this.name = 'BadPicture';
  }
}
