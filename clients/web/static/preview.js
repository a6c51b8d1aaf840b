// The strata page: saves the draft as it is changed, and shows what it would draw, without leaving the page.

const PAUSE = 700; // Milliseconds without a change before it is saved.

export function enhancePreview(form, heard) {
  let timer = 0;
  let sending = false;
  let changed = false;

  // The page that answers has a new preview, and a new etag for the next save.
  function take(text) {
    const page = new DOMParser().parseFromString(text, 'text/html');
    const etag = page.querySelector('input[name="etag"]');
    const preview = page.getElementById('preview');
    if (!etag || !preview) return false;
    form.querySelector('input[name="etag"]').value = etag.value;
    document.getElementById('preview').replaceWith(preview);
    return true;
  }

  async function save() {
    if (sending) return;
    sending = true;
    changed = false;
    const data = new URLSearchParams(new FormData(form));
    data.append('then', 'preview');
    const preview = document.getElementById('preview');
    preview.setAttribute('aria-busy', 'true');
    try {
      const answer = await fetch(form.getAttribute('action'), { method: 'POST', body: data });
      // What cannot be saved as it stands is told by the button, at its field.
      if (answer.ok && take(await answer.text())) heard();
    } catch {
      // Not reached: the button will say so, and keeps what was typed.
    } finally {
      sending = false;
      document.getElementById('preview').removeAttribute('aria-busy');
      if (changed) soon();
    }
  }

  function soon() {
    changed = true;
    clearTimeout(timer);
    timer = setTimeout(save, PAUSE);
  }

  document.getElementById('preview')?.setAttribute('aria-live', 'polite');
  form.addEventListener('input', soon);
  form.addEventListener('submit', () => clearTimeout(timer));
}
