// Marking: saves each criterion while it is worked on, asks for a cause only where one is due, chooses by keys, and warns
// before a page with something unsaved is left. The server decides what is right; this only shows what it says.
// While the service is away or the person is signed out, what was typed stays on the page and is sent as soon as it can be.
import { Proof } from 'asset:proof.js';

const PAUSE = 1200; // Milliseconds without a key before a text is saved.
const FIRST_RETRY = 2000; // After a failure; doubles up to the longest.
const LONGEST_RETRY = 20000;

// The fields of one criterion, as its part of the form would send them.
function fieldsOf(part) {
  const data = new URLSearchParams();
  for (const field of part.querySelectorAll('input, select, textarea')) {
    if (field.type !== 'radio' || field.checked) data.append(field.name, field.value);
  }
  return data;
}

function snapshot(part) {
  const data = fieldsOf(part);
  for (const name of [...data.keys()]) if (/^(etag|was)\./.test(name)) data.delete(name);
  return data.toString();
}

// One criterion. `page` sends and tells.
class Criterion {
  constructor(part, page) {
    Object.assign(this, { part, page, timer: 0, sending: false, underWay: null, refused: null });
    this.code = part.dataset.criterion;
    this.saved = 'unsaved' in part.dataset ? null : snapshot(part);
    this.cause = part.querySelector('select[name^="cause."]')?.closest('[class*="form-group"]');
    this.showCause();
    part.addEventListener('change', () => {
      this.showCause();
      this.saveSoon(0);
    });
    part.addEventListener('input', (event) => {
      if (event.target.matches('textarea')) this.saveSoon(PAUSE);
    });
    part.addEventListener('keydown', (event) => this.chooseByKey(event));
  }

  get dirty() {
    return snapshot(this.part) !== this.saved;
  }

  radios() {
    return [...this.part.querySelectorAll('input[type="radio"]')];
  }

  // A cause is due below the best answer, which comes first.
  showCause() {
    if (!this.cause) return;
    const radios = this.radios();
    const chosen = radios.find((radio) => radio.checked);
    this.cause.hidden = !chosen || chosen === radios[0] || chosen.value === '' || chosen.value.startsWith('none:');
  }

  // 1 to 9 choose an answer while one of the answers has the focus, and nowhere else.
  chooseByKey(event) {
    if (!event.target.matches('input[type="radio"]') || event.ctrlKey || event.altKey || event.metaKey) return;
    const radio = this.radios()[Number(event.key) - 1];
    if (!radio) return;
    event.preventDefault();
    radio.focus();
    radio.click();
  }

  saveSoon(after) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.save(), after);
  }

  // What the server refused is not sent again until it is changed.
  async save() {
    const now = snapshot(this.part);
    if (this.sending || now === this.saved || now === this.refused) return;
    this.sending = true;
    this.underWay = this.send(now);
    try {
      await this.underWay;
    } finally {
      this.sending = false;
      this.underWay = null;
    }
    // What was typed meanwhile goes next.
    if (this.saved === now && this.dirty) this.saveSoon(PAUSE);
  }

  async send(now) {
    const data = fieldsOf(this.part);
    data.append('then', 'autosave');
    const answer = await this.page.post(data);
    if (answer.ok && answer.json?.marks) {
      for (const mark of answer.json.marks.filter((one) => one.criterion === this.code)) {
        this.part.querySelector(`input[name="etag.${this.code}"]`).value = mark.etag;
        this.part.querySelector(`input[name="was.${this.code}"]`).value = mark.was;
      }
      this.saved = now;
      const time = new Date().toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' });
      this.page.tell(`${this.code} saved at ${time}. ${answer.json.marked} of ${answer.json.criteria} marked.`);
    } else if (answer.signedOut) {
      this.page.tell(`${this.code} is not saved: you are signed out. What you typed stays on this page and is saved once you`, {
        href: '/sign-in?next=%2Faccount',
        text: 'sign in again (opens in a new tab)',
      });
    } else if (answer.away) {
      this.page.tell(`${this.code} is not saved: the service cannot be reached. What you typed stays on this page and is saved when it is back.`);
    } else {
      this.refused = now;
      this.page.tell(answer.json?.message
        ? `${this.code} is not saved yet: ${answer.json.message}`
        : `${this.code} is not saved. Press “Save and continue” to see why.`);
    }
  }
}

// The form with its line of news.
class Marks {
  constructor(form, heard) {
    Object.assign(this, { form, heard, pause: FIRST_RETRY, timer: 0 });
    this.line = form.querySelector('[data-saving]');
    this.proof = new Proof();
    this.criteria = [...form.querySelectorAll('[data-criterion]')].map((part) => new Criterion(part, this));
    this.tell('Marks are saved as you work.');
    window.addEventListener('online', () => this.retry());
    window.addEventListener('focus', () => this.retry());
    document.addEventListener('visibilitychange', () => {
      if (!document.hidden) this.retry();
    });
  }

  tell(text, link) {
    this.line.textContent = text;
    if (!link) return;
    const anchor = document.createElement('a');
    anchor.href = link.href;
    anchor.target = '_blank';
    anchor.rel = 'noopener';
    anchor.textContent = link.text;
    this.line.append(' ', anchor, '.');
  }

  // { ok, json } when the service answered about the marks; { away } or { signedOut } when it did not, and it will be
  // tried again.
  async post(data) {
    const answer = await this.proof.post(this.form.getAttribute('action'), data);
    if (answer.away || answer.signedOut) {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.retry(), this.pause);
      this.pause = Math.min(this.pause * 2, LONGEST_RETRY);
    } else {
      this.pause = FIRST_RETRY;
      this.heard();
    }
    return answer;
  }

  retry() {
    for (const criterion of this.criteria) if (criterion.dirty) criterion.saveSoon(0);
  }
}

export function enhanceMarks(form, heard) {
  const marks = new Marks(form, heard);
  let leaving = false;
  // The button sends the whole page. What is under way comes first, or the server would see one mark changed twice.
  form.addEventListener('submit', async (event) => {
    leaving = true;
    for (const criterion of marks.criteria) clearTimeout(criterion.timer);
    const underWay = marks.criteria.map((criterion) => criterion.underWay).filter(Boolean);
    if (underWay.length === 0) return;
    event.preventDefault();
    await Promise.all(underWay);
    form.requestSubmit(event.submitter);
  });
  window.addEventListener('beforeunload', (event) => {
    if (!leaving && marks.criteria.some((criterion) => criterion.dirty)) event.preventDefault();
  });
}
