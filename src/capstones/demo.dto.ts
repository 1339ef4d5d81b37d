import { DemoStepDto } from '../question-bank/question-parts.dto.js';
import type { OpenedCapstone } from './capstone-shelf.service.js';

/** The script of a demonstration. */
export class DemoResponse {
  /** @example Mini database engine */
  title: string;
  /** What to fall back on when time runs out. */
  smallestDemo: string;
  /** What is measured, with the number to reach. */
  metrics: string[];
  /** In their order. */
  script: DemoStepDto[];
  /** What a peer checks. */
  peerReview: string[];
  repositoryUrl: string | null;
  demoUrl: string | null;
}

export function toDemoResponse({ question, project }: OpenedCapstone): DemoResponse {
  const { smallestDemo, metrics, demo, peerReview } = question.capstone;
  return {
    title: question.title,
    smallestDemo,
    metrics: [...metrics],
    script: demo.map(({ at, show }) => ({ at, show })),
    peerReview: [...peerReview],
    repositoryUrl: project?.repositoryUrl ?? null,
    demoUrl: project?.demoUrl ?? null,
  };
}

/** To be printed and read from while showing it. */
export function toDemoMarkdown(opened: OpenedCapstone): string {
  const demo = toDemoResponse(opened);
  const links = [demo.repositoryUrl, demo.demoUrl].flatMap((url) => (url === null ? [] : [url]));
  const sections = [
    `# ${demo.title}`,
    ...(links.length === 0 ? [] : [links.map((url) => `<${url}>`).join(' · ')]),
    `## Script\n\n| At | Show |\n| --- | --- |\n${demo.script
      .map(({ at, show }) => `| ${at} | ${cell(show)} |`)
      .join('\n')}`,
    `## Numbers to show\n\n${demo.metrics.map((metric) => `- ${metric}`).join('\n')}`,
    `## If time runs out\n\n${demo.smallestDemo}`,
    `## What a peer checks\n\n${demo.peerReview.map((check) => `- [ ] ${check}`).join('\n')}`,
  ];
  return `${sections.join('\n\n')}\n`;
}

function cell(text: string): string {
  return text.replaceAll('\\', '\\\\').replaceAll('|', '\\|').replaceAll(/\s+/gu, ' ');
}
