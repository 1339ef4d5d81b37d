import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CalibrationBookRepository } from './calibration-book.repository.js';
import { CalibrationBook } from './calibration-book.service.js';
import { CalibrationVersionEntity } from './calibration-version.entity.js';
import { QuestionDifficultyEntity } from './question-difficulty.entity.js';
import { RaterLeaningEntity } from './rater-leaning.entity.js';

/** How ready a learner is for a role: targets, and the score. */
@Module({
  imports: [
    TypeOrmModule.forFeature([
      CalibrationVersionEntity,
      QuestionDifficultyEntity,
      RaterLeaningEntity,
    ]),
  ],
  providers: [CalibrationBook, CalibrationBookRepository],
  exports: [CalibrationBook],
})
export class ReadinessModule {}
