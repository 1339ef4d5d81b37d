import { IsId } from './fields.js';

/** The path parameter of `…/{id}`. */
export class IdParamDto {
  /** Id of the resource. */
  @IsId()
  id: string;
}
