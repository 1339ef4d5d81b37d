import { PageQueryDto } from '../platform/http/paging.js';
import {
  certificationStatuses,
  sourceCosts,
  sourceDifficulties,
} from './catalogue-document.dto.js';
import type { CatalogueFilter } from './catalogue.repository.js';
import { IsListParam, listParam, slugValue, wordValue } from './list-param.js';

export class SourceQueryDto extends PageQueryDto {
  /** Only these sources, which outlines cite by id; several are separated by commas. */
  @IsListParam(slugValue)
  id?: string;

  /**
   * Only these sorts of work; any of them matches. The kit has paper, book, docs, post, case-study,
   * postmortem, course, cert, whitepaper and talk.
   */
  @IsListParam(slugValue)
  kind?: string;

  /** Only works about these providers' products: aws, gcp, azure, or `neutral` for none. */
  @IsListParam(slugValue)
  provider?: string;

  /** Only free or only paid works. */
  @IsListParam(wordValue(sourceCosts))
  cost?: string;

  /** Only works that are this hard to read. */
  @IsListParam(wordValue(sourceDifficulties))
  difficulty?: string;

  /** Only works on one of these topics. */
  @IsListParam(slugValue)
  topic?: string;
}

export class CertificationQueryDto extends PageQueryDto {
  /** Only those of these providers. */
  @IsListParam(slugValue)
  provider?: string;

  /** Only those of this status. */
  @IsListParam(wordValue(certificationStatuses))
  status?: string;

  /** Only those that cover one of these skills. */
  @IsListParam(slugValue)
  skill?: string;
}

export class CloudServiceQueryDto extends PageQueryDto {
  /** Only those of these providers. */
  @IsListParam(slugValue)
  provider?: string;
}

export function toSourceFilter(query: SourceQueryDto): CatalogueFilter {
  return {
    id: listParam(query.id),
    kind: listParam(query.kind),
    provider: listParam(query.provider),
    cost: listParam(query.cost),
    difficulty: listParam(query.difficulty),
    topics: listParam(query.topic),
  };
}

export function toCertificationFilter(query: CertificationQueryDto): CatalogueFilter {
  return {
    provider: listParam(query.provider),
    status: listParam(query.status),
    skills: listParam(query.skill),
  };
}

export function toCloudServiceFilter(query: CloudServiceQueryDto): CatalogueFilter {
  return { provider: listParam(query.provider) };
}
