import { HttpCode, applyDecorators } from '@nestjs/common';
import { ApiResponse } from '@nestjs/swagger';
import { Idempotent } from '../http/idempotency.interceptor.js';
import { SendsLocation } from '../http/location.interceptor.js';
import { TaskResponse } from './task.dto.js';

/** Marks a POST whose work is done in the background: 202 with the task, and where to ask for it. */
export const StartsTask = (idempotency?: { required: boolean }): MethodDecorator =>
  applyDecorators(
    HttpCode(202),
    Idempotent(idempotency),
    SendsLocation(({ id }: TaskResponse) => `/v1/tasks/${id}`),
    ApiResponse({ status: 202, type: TaskResponse }),
  );
