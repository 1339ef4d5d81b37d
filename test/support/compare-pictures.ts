import type { Browser } from 'puppeteer-core';

/** Brightness of a channel by which pixels may differ: what smoothing of letters comes to. */
const tolerance = 48;

/**
 * The share of pixels in which two pictures differ to the eye, 0..1; 1 when they are not of one size. A
 * browser decodes them: nothing else here can.
 */
export async function comparePictures(
  browser: Browser,
  one: Uint8Array,
  other: Uint8Array,
): Promise<number> {
  const page = await browser.newPage();
  try {
    const urls = [one, other].map(
      (bytes) => `data:image/png;base64,${Buffer.from(bytes).toString('base64')}`,
    );
    return (await page.evaluate(compareInPage(urls))) as number;
  } finally {
    await page.close();
  }
}

/** Runs in the browser, as text: its words are not those of this side. */
const compareInPage = (urls: readonly string[]): string => `(async () => {
  const [one, other] = await Promise.all(${JSON.stringify(urls)}.map(async (url) => {
    const picture = await createImageBitmap(await (await fetch(url)).blob());
    const canvas = new OffscreenCanvas(picture.width, picture.height);
    const context = canvas.getContext('2d');
    context.drawImage(picture, 0, 0);
    return context.getImageData(0, 0, picture.width, picture.height);
  }));
  if (one.width !== other.width || one.height !== other.height) return 1;
  let different = 0;
  for (let at = 0; at < one.data.length; at += 4) {
    const differs = [0, 1, 2].some(
      (channel) => Math.abs(one.data[at + channel] - other.data[at + channel]) > ${tolerance},
    );
    if (differs) different += 1;
  }
  return different / (one.data.length / 4);
})()`;
