// Marking: saves each criterion while it is worked on, asks for a cause only where one is due, chooses by keys, and warns
// before a page with something unsaved is left. The server decides what is right; this only shows what it says.

const PAUSE = 1200; // Milliseconds without a key before a text is saved.

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

// One criterion. `tell` shows a line to the person; `heard` is called when the server answered.
class Criterion {
  constructor(part, form, tell, heard) {
    Object.assign(this, { part, form, tell, heard, timer: 0, sending: false });
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

  async save() {
    if (this.sending || !this.dirty) return;
    this.sending = true;
    const sent = snapshot(this.part);
    const data = fieldsOf(this.part);
    data.append('csrf', this.form.querySelector('input[name="csrf"]').value);
    data.append('then', 'autosave');
    try {
      const answer = await fetch(this.form.getAttribute('action'), { method: 'POST', body: data, redirect: 'manual' });
      const json = (answer.headers.get('content-type') || '').startsWith('application/json') ? await answer.json() : {};
      this.take(answer, json, sent);
    } catch {
      this.tell(`${this.code} is not saved: the service cannot be reached. Your text stays on this page.`);
    } finally {
      this.sending = false;
    }
    // What was typed meanwhile goes next.
    if (this.saved === sent && this.dirty) this.saveSoon(PAUSE);
  }

  take(answer, json, sent) {
    if (answer.ok && json.marks) {
      this.heard();
      for (const mark of json.marks.filter((one) => one.criterion === this.code)) {
        this.part.querySelector(`input[name="etag.${this.code}"]`).value = mark.etag;
        this.part.querySelector(`input[name="was.${this.code}"]`).value = mark.was;
      }
      this.saved = sent;
      const time = new Date().toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' });
      this.tell(`${this.code} saved at ${time}. ${json.marked} of ${json.criteria} marked.`);
    } else if (json.message) {
      this.tell(`${this.code} is not saved yet: ${json.message}`);
    } else {
      this.tell(`${this.code} is not saved. Press “Save and continue” to see why.`);
    }
  }
}

export function enhanceMarks(form, heard) {
  const line = form.querySelector('[data-saving]');
  const tell = (text) => {
    line.textContent = text;
  };
  const criteria = [...form.querySelectorAll('[data-criterion]')].map((part) => new Criterion(part, form, tell, heard));
  let leaving = false;
  form.addEventListener('submit', () => {
    leaving = true;
  });
  window.addEventListener('beforeunload', (event) => {
    if (!leaving && criteria.some((criterion) => criterion.dirty)) event.preventDefault();
  });
  tell('Marks are saved as you work. On an answer, keys 1 to 9 choose.');
}
