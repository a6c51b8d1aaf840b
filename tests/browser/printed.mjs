// A page on paper: its content whole, and nothing on it to press.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { SHOTS } from './journey.mjs';

const PAPER = { width: 700, height: 900 }; // About the width of a sheet of A4.

// Opens each page, and looks at what would be printed; pictures are print-PATH.png.
export async function printedWhole(visit, paths) {
  const { page } = visit;
  await page.setViewportSize(PAPER);
  for (const path of paths) {
    await visit.open(path);
    await page.emulateMedia({ media: 'screen' });
    assert.ok(await page.getByRole('button', { name: 'Sign out' }).isVisible());
    await page.emulateMedia({ media: 'print' });
    await page.getByRole('heading', { level: 1 }).waitFor();
    for (const control of await page.locator('header nav, footer, button, [role="button"]').all()) {
      assert.equal(await control.isVisible(), false, `${path}: ${await control.innerText()}`);
    }
    const cut = await page.evaluate(() => [...document.querySelectorAll('.app-wide')]
      .filter((one) => getComputedStyle(one).overflowX !== 'visible').map((one) => one.ariaLabel));
    assert.deepEqual(cut, [], `${path}: no table is cut at the edge of its box`);
    const wide = await page.evaluate(() => [...document.querySelectorAll('svg, table')]
      .filter((one) => one.getBoundingClientRect().right > document.documentElement.clientWidth + 0.5).map((one) => one.outerHTML.slice(0, 120)));
    assert.deepEqual(wide, [], `${path}: nothing is wider than the paper`);
    await page.screenshot({ path: join(SHOTS, `print${path.replaceAll(/[^a-z0-9]+/gi, '-')}.png`), fullPage: true });
  }
}
