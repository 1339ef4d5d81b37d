import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import puppeteer, { type Browser } from 'puppeteer-core';

const fonts = fileURLToPath(
  new URL('.', import.meta.resolve('dejavu-fonts-ttf/ttf/DejaVuSans.ttf')),
);
const packageFile = new URL('../package.json', import.meta.resolve('@sparticuz/chromium'));

/**
 * A browser without a window. On Linux of the usual processors it comes out of a package, with the
 * libraries that a bare machine lacks; anywhere else it is the one that `CHROME_PATH` names. Its only fonts
 * are those that are shipped with the application, so that pages look the same on every machine.
 */
export async function openBrowser(): Promise<Browser> {
  const installed = process.env['CHROME_PATH'];
  if (installed !== undefined) {
    return puppeteer.launch({ executablePath: installed, headless: true, args: ['--no-sandbox'] });
  }
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error('There is no browser for this machine in the packages: set CHROME_PATH.');
  }
  const folder = await unpack();
  const { default: chromium } = await import('@sparticuz/chromium');
  const ownFonts = makeFontsFolder();
  const browser = await puppeteer.launch({
    executablePath: join(folder, 'chromium'),
    headless: 'shell',
    // One process for all is for machines that start no others, and dies with the first page that does.
    args: chromium.args.filter((arg) => !/headless|single-process|web-security/u.test(arg)),
    env: {
      ...process.env,
      LD_LIBRARY_PATH: join(folder, 'al2023', 'lib'),
      FONTCONFIG_FILE: join(ownFonts, 'only-fonts.conf'),
      HOME: folder,
    },
  });
  browser.once('disconnected', () => rmSync(ownFonts, { recursive: true, force: true }));
  return browser;
}

/** Once a machine: unpacked beside its place and moved there, since others may do the same at this moment. */
async function unpack(): Promise<string> {
  const { version } = JSON.parse(readFileSync(packageFile, 'utf8')) as { version: string };
  const folder = join(tmpdir(), `rehearse-chromium-${version}-${process.getuid?.() ?? 0}`);
  if (existsSync(folder)) return folder;
  const own = `${folder}-${randomBytes(4).toString('hex')}`;
  mkdirSync(own, { mode: 0o700 });
  const script = `const { default: chromium } = await import('@sparticuz/chromium');
    await chromium.executablePath();`;
  // It unpacks into the folder for temporary files, and its libraries only where it believes to be at home.
  const env = { ...process.env, TMPDIR: own, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x' };
  const args = ['--input-type=module', '--eval', script];
  await promisify(execFile)(process.execPath, args, { env, cwd: import.meta.dirname });
  try {
    renameSync(own, folder);
  } catch (error) {
    rmSync(own, { recursive: true });
    if (!existsSync(folder)) throw error;
  }
  return folder;
}

/** Anew for each run: the browser is shared by all checkouts of a machine, its fonts are those of this one. */
function makeFontsFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'rehearse-fonts-'));
  writeFileSync(join(folder, 'only-fonts.conf'), fontsConfig(join(folder, 'cache')));
  return folder;
}

const fontsConfig = (cache: string): string => `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${fonts}</dir>
  <match target="pattern">
    <test name="family" compare="not_eq"><string>DejaVu Sans Mono</string></test>
    <edit name="family" mode="assign" binding="strong"><string>DejaVu Sans</string></edit>
  </match>
  <cachedir>${cache}</cachedir>
</fontconfig>
`;
