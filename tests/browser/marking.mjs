// Finding one's way on the pages of an auditor.
import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';

// The address of an assessment: "cycles/2024q4/audits/4/assessments/care-1" has "/assess/2024q4/4/care-1".
export function pathOf(assessment, page = '') {
  const [, cycle, , audit, , id] = assessment.name.split('/');
  return `/assess/${cycle}/${audit}/${id}${page}`;
}

// The part of a section page that is about one criterion, and what is in it.
export class Criterion {
  constructor(page, code) {
    this.code = code;
    this.part = page.locator(`[data-criterion="${code}"]`);
    this.answers = this.part.getByRole('group', { name: new RegExp(`^${code} `) });
    this.cause = this.part.getByLabel('Why is it not met in full?');
    this.evidence = this.part.getByLabel('Evidence');
  }

  answer(text) {
    return this.answers.getByLabel(text, { exact: true });
  }
}

// The line that says what was saved.
export const news = (page) => page.getByRole('status');

export function saved(page, code) {
  return news(page).filter({ hasText: new RegExp(`^${code} saved at`) }).waitFor();
}

// The codes of the criteria that a section page asks.
export async function codes(page) {
  const groups = await page.getByRole('group').allInnerTexts();
  return groups.map((text) => /^([A-Z][A-Z0-9.-]*\d) /.exec(text.trim())?.[1]).filter(Boolean);
}

// Waits until the server keeps this of a mark, and answers the mark.
export async function keeps(area, person, assessment, code, wanted, seconds = 10) {
  let kept = {};
  for (const end = Date.now() + seconds * 1000; Date.now() < end;) {
    kept = await area.mark(person, assessment.name, code);
    if (Object.entries(wanted).every(([name, value]) => kept[name] === value)) return kept;
    await sleep(100);
  }
  return assert.fail(`the server keeps ${JSON.stringify(kept)} of ${code}, not ${JSON.stringify(wanted)}`);
}
