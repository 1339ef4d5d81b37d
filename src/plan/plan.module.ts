import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { QuestionBankModule } from '../question-bank/question-bank.module.js';
import { KitProgrammeLoader } from './kit-programme-loader.js';
import { ProgrammeController } from './programme.controller.js';
import { ProgrammeEditionEntity } from './programme-edition.entity.js';
import { ProgrammeEditionRepository } from './programme-edition.repository.js';
import { ProgrammeEditionWriter } from './programme-edition-writer.service.js';
import { Programmes } from './programmes.service.js';

/** The programme of several weeks, and how far somebody is in it. */
@Module({
  imports: [QuestionBankModule, TypeOrmModule.forFeature([ProgrammeEditionEntity])],
  controllers: [ProgrammeController],
  providers: [KitProgrammeLoader, ProgrammeEditionRepository, ProgrammeEditionWriter, Programmes],
})
export class PlanModule {}
