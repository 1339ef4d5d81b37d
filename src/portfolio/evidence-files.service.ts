import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { AppError, ruleViolated } from '../kernel/app-error.js';
import { Clock } from '../kernel/clock.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import type { Upload } from '../platform/http/uploads.js';
import type { Learner } from '../scheduling/domain/learner.js';
import type { PictureFault } from './domain/bad-picture.js';
import type { Evidence } from './domain/evidence.js';
import { readPicture, type Picture } from './domain/read-picture.js';
import { EvidenceFileRepository, type StoredPicture } from './evidence-file.repository.js';
import { EvidenceRepository } from './evidence.repository.js';
import { EvidenceService, type StandingEvidence } from './evidence.service.js';

const mostBytesOfAll = 20 * 1024 * 1024;

const words: Readonly<Record<PictureFault, string>> = {
  'not-a-picture': 'must be a picture by its bytes: PNG, JPEG or WebP',
  broken: 'must be a whole picture that browsers draw',
  animated: 'must not move',
  'too-many-pixels': 'must have at most 16,384 pixels a side and 33,554,432 in all',
  'trailing-data': 'must end where the picture ends',
};

/** The pictures of screenshots. */
@Injectable()
export class EvidenceFiles {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly evidence: EvidenceService,
    private readonly repository: EvidenceRepository,
    private readonly files: EvidenceFileRepository,
    private readonly clock: Clock,
  ) {}

  /** @throws AppError not-found */
  get(learnerId: string, id: string): Promise<StoredPicture> {
    return this.files.get(learnerId, id);
  }

  /**
   * In place of the one before, which is what coaches confirmed: with another picture it is not confirmed
   * any more. The same once more changes nothing.
   *
   * @throws AppError not-found, invalid-state for other kinds and when there is no room, rule-violated
   */
  async put(learner: Learner, id: string, upload: Upload): Promise<StandingEvidence> {
    const picture = await readUpload(upload);
    const sha256 = createHash('sha256').update(picture.content).digest();
    return this.unitOfWork.run(async () => {
      await this.repository.lock(learner.id);
      const before = await this.repository.get(learner.id, id);
      if (before.kind !== 'screenshot') {
        throw new AppError('invalid-state', 'Only a screenshot has a picture.');
      }
      if (before.file !== null && sha256.equals(before.file.sha256)) {
        return this.evidence.stand(learner, before);
      }
      await this.assertRoom(before, picture.content.length);
      return this.evidence.stand(learner, await this.store(before, { picture, sha256 }));
    });
  }

  private async store(
    before: Evidence,
    { picture, sha256 }: { picture: Picture; sha256: Buffer },
  ): Promise<Evidence> {
    const { mediaType, width, height, content } = picture;
    const file = {
      mediaType,
      width,
      height,
      byteCount: content.length,
      sha256,
      storedAt: this.clock.now(),
    };
    const owner = { learnerId: before.learnerId, evidenceId: before.id };
    await this.files.save({ ...owner, ...file, content: Buffer.from(content) });
    return this.repository.saveChanged({ ...before, file }, file.storedAt);
  }

  private async assertRoom({ learnerId, file }: Evidence, byteCount: number): Promise<void> {
    const { bytes } = await this.repository.measure(learnerId);
    if (bytes - (file?.byteCount ?? 0) + byteCount <= mostBytesOfAll) return;
    const detail = `The pictures of a portfolio have at most ${mostBytesOfAll / 1024 / 1024} MiB together.`;
    throw new AppError('invalid-state', detail);
  }
}

async function readUpload(upload: Upload): Promise<Picture> {
  const pieces: Buffer[] = [];
  for await (const piece of upload.read()) pieces.push(piece);
  const reading = readPicture(Buffer.concat(pieces));
  if (reading.kind === 'picture') return reading.picture;
  const { fault } = reading;
  throw ruleViolated([{ pointer: '#', code: fault, detail: words[fault] }]);
}
