import { Injectable } from '@nestjs/common';
import { MoreThan } from 'typeorm';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { SkillEntity } from './skill.entity.js';
import { SourceEntity } from './source.entity.js';
import { TopicEntity } from './topic.entity.js';

@Injectable()
export class VocabularyRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  listSkills(after: string, limit: number): Promise<SkillEntity[]> {
    return this.unitOfWork.manager.find(SkillEntity, {
      where: { slug: MoreThan(after) },
      order: { slug: 'ASC' },
      take: limit,
    });
  }

  listTopics(after: string, limit: number): Promise<TopicEntity[]> {
    return this.unitOfWork.manager.find(TopicEntity, {
      where: { slug: MoreThan(after) },
      order: { slug: 'ASC' },
      take: limit,
    });
  }

  listSources(after: string, limit: number): Promise<SourceEntity[]> {
    return this.unitOfWork.manager.find(SourceEntity, {
      where: { id: MoreThan(after) },
      order: { id: 'ASC' },
      take: limit,
    });
  }
}
