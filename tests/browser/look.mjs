// Looks at a page as it is: whether everybody can use it (axe-core), whether it fits a narrow screen, and what it looks like.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SHOTS } from './journey.mjs';
import { fetched } from './programs.mjs';

const AXE = readFileSync(fetched.resolve('axe-core/axe.min.js'), 'utf8');
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const WIDE = { width: 1280, height: 900 };
const NARROW = { width: 320, height: 700 };
const SETTLE = 3000; // Milliseconds at most until a menu has folded after a change of size.

// The elements that stick out at the right, innermost last; what scrolls within its own box may.
function sticksOut() {
  const page = document.scrollingElement;
  if (page.scrollWidth <= page.clientWidth) return [];
  const wide = [...document.body.querySelectorAll('*')].filter((one) => one.getBoundingClientRect().right > page.clientWidth + 0.5);
  return [`${page.scrollWidth} pixels wide`, ...wide.slice(-5).map((one) => one.outerHTML.slice(0, 160))];
}

// Both design systems say of a radio button whether what it reveals is open (aria-expanded), as their research with people who
// use screen readers has it; the rules have no such attribute there. https://github.com/alphagov/govuk-frontend/issues/979
function byDesign(rule, node) {
  return rule === 'aria-allowed-attr' && /^<input class="\w+-radios__input"/.test(node.html)
    && /^Fix all of the following:\s+ARIA attribute is not allowed: aria-expanded="(true|false)"$/.test(node.failureSummary);
}

// A page without JavaScript as it is now, on a page where the rules can run: they use timers. Its own scripts stay away.
async function twinOf(page) {
  const context = await page.context().browser().newContext({ ignoreHTTPSErrors: true, viewport: WIDE });
  const twin = await context.newPage();
  const body = await page.content();
  await twin.route('**/*.js', (route) => route.abort());
  await twin.route((url) => url.href === page.url(), (route) => route.fulfill({ body, contentType: 'text/html; charset=utf-8' }));
  await twin.goto(page.url());
  return twin;
}

async function violations(page) {
  // Given as an expression: the page's own policy lets no script in.
  await page.evaluate(AXE);
  const found = await page.evaluate((rules) => globalThis.axe.run(document, { runOnly: rules }), RULES);
  return found.violations.flatMap(({ id, impact, help, nodes }) => {
    const wrong = nodes.filter((node) => !byDesign(id, node));
    const places = wrong.slice(0, 5).map((node) => `    ${node.target.join(' ')}: ${node.html.slice(0, 200)}\n      ${node.failureSummary.replace(/\n\s*/g, ' ')}`);
    return wrong.length === 0 ? [] : [[`${id} (${impact}): ${help}`, ...places].join('\n')];
  });
}

// The whole page in a window as high as it: what sticks to the edge of a lower one would lie across the middle of the picture.
async function picture(page, name, { width, height }) {
  const whole = await page.evaluate(() => document.documentElement.scrollHeight);
  await page.setViewportSize({ width, height: Math.max(height, whole) });
  await page.screenshot({ path: join(SHOTS, `${name}-${width}.png`), fullPage: true });
}

// `name` is of the pictures: NAME-1280.png and NAME-320.png, whole pages. `javascript` is whether the page has it. Both widths are
// held to the rules: menus fold, and what is large enough to touch on one may not be on the other.
export async function look(page, name, { javascript = true } = {}) {
  const shown = javascript ? page : await twinOf(page);
  const wrong = await violations(shown);
  await shown.setViewportSize(NARROW);
  // A menu folds with the next frame, which a page behind another one does not draw.
  await shown.bringToFront();
  await shown.waitForFunction(() => document.scrollingElement.scrollWidth <= document.scrollingElement.clientWidth, null, { polling: 50, timeout: SETTLE }).catch(() => {});
  wrong.push(...(await violations(shown)).filter((one) => !wrong.includes(one)).map((one) => `At 320 pixels: ${one}`));
  if (shown !== page) await shown.context().close();
  await page.setViewportSize(NARROW);
  const out = await page.evaluate(sticksOut);
  if (out.length > 0) wrong.push(`At 320 pixels it scrolls sideways:\n    ${out.join('\n    ')}`);
  await picture(page, name, NARROW);
  await page.setViewportSize(WIDE);
  await picture(page, name, WIDE);
  await page.setViewportSize(WIDE);
  if (wrong.length > 0) throw new Error(`${name} (${page.url()}) is not for everybody:\n${wrong.join('\n')}`);
}
