import { Module } from '@nestjs/common';

/** How graders and questions differ, and how honest past scores were. */
@Module({})
export class ReadinessCalibrationModule {}
