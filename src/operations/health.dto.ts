import { ApiProperty } from '@nestjs/swagger';

/** That a question about health was answered at all is the answer. */
export class HealthResponse {
  /** Always `ok`; anything else is a problem document. */
  @ApiProperty({ enum: ['ok'] })
  status: 'ok';
}
