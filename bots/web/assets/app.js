// The page works without this file. With it: answers come without a page jump, and copying, reading aloud and feedback stay in place.

const form = document.querySelector('#ask');
const thread = document.querySelector('#thread');
const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
let asking = false;

if (form && thread) {
  const field = form.querySelector('textarea');
  const status = form.querySelector('.status');

  const say = (text, problem = false) => {
    status.textContent = text;
    status.classList.toggle('problem', problem);
    status.classList.remove('visually-hidden');
  };

  const ask = async (question) => {
    if (asking) return;
    if (question.trim() === '') {
      say(form.dataset.empty, true);
      field.focus();
      return;
    }
    asking = true;
    form.classList.add('busy');
    say(form.dataset.searching);
    const slow = setTimeout(() => say(form.dataset.slow), 6000);
    try {
      const after = form.querySelector('input[name=c]')?.value;
      const answer = await stream({ question, ...(after ? { after } : {}) }, say);
      show(question, after, answer);
      // The answer is there to see: this is for those who hear the page.
      say(form.dataset.found);
      status.classList.add('visually-hidden');
    } catch (error) {
      say(error instanceof Refused ? error.message : form.dataset.offline, true);
      field.value = question;
    } finally {
      clearTimeout(slow);
      asking = false;
      form.classList.remove('busy');
    }
  };

  const show = (question, after, { id, html }) => {
    const part = document.createRange().createContextualFragment(html);
    const turn = part.firstElementChild;
    thread.append(part);
    for (const start of document.querySelectorAll('#examples, #intro')) start.remove();
    document.querySelector('h1')?.classList.add('visually-hidden');
    field.value = '';
    const label = form.querySelector('label');
    label.textContent = label.dataset.next;
    if (id) {
      follow(id);
      // Reloading, or coming back from a document, shows this answer again.
      history.replaceState(null, '', `/?${new URLSearchParams({ q: question, ...(after ? { c: after } : {}) })}`);
    }
    enhance(turn);
    // A first answer appears where the eyes are; only one that is out of sight is scrolled to.
    const { top } = turn.getBoundingClientRect();
    if (top < 0 || top > 0.4 * innerHeight) turn.scrollIntoView({ block: 'start', behavior: calm ? 'auto' : 'smooth' });
    // Where the keyboard is a real one the field stays ready; on a phone it would cover the answer.
    if (matchMedia('(pointer: fine)').matches) field.focus({ preventScroll: true });
    else turn.querySelector('.question').focus({ preventScroll: true });
  };

  const follow = (id) => {
    let input = form.querySelector('input[name=c]');
    if (!input) {
      input = Object.assign(document.createElement('input'), { type: 'hidden', name: 'c' });
      form.append(input);
    }
    input.value = id;
  };

  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void ask(field.value);
  });
  // Our own message in Vietnamese stands in for the browser's.
  form.noValidate = true;
  field.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    form.requestSubmit();
  });
  document.addEventListener('click', (event) => {
    const link = event.target.closest('a[data-ask]');
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    void ask(link.dataset.ask);
  });
}

class Refused extends Error {}

/** Sends the question; reports each status line; gives the answer line. */
async function stream(body, onStatus) {
  const response = await fetch('/api/ask/stream', {
    method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body),
  });
  if (!response.ok) {
    const problem = await response.json().catch(() => ({}));
    throw problem.error ? new Refused(problem.error.message) : new Error(`HTTP ${response.status}`);
  }
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let waiting = '';
  for (;;) {
    const { done, value } = await reader.read();
    if (done) throw new Error('the stream ended without an answer');
    waiting += value;
    const lines = waiting.split('\n');
    waiting = lines.pop();
    for (const line of lines) {
      const message = JSON.parse(line);
      if (message.type === 'answer') return message;
      if (message.type === 'status') onStatus(message.text);
    }
  }
}

/** Brings a turn's buttons to life. */
function enhance(turn) {
  const copy = turn.querySelector('[data-tool=copy]');
  if (copy && navigator.clipboard) {
    copy.hidden = false;
    copy.addEventListener('click', async () => {
      await navigator.clipboard.writeText(textOf(turn, '[data-copy]'));
      const label = copy.textContent;
      copy.textContent = copy.dataset.done;
      setTimeout(() => { copy.textContent = label; }, 2500);
    });
  }
  const listen = turn.querySelector('[data-tool=listen]');
  if (listen && 'speechSynthesis' in window) withVietnameseVoice((voice) => enableListening(turn, listen, voice));
  const feedback = turn.querySelector('.feedback');
  feedback?.addEventListener('submit', (event) => {
    event.preventDefault();
    void sendFeedback(feedback, event.submitter);
  });
}

function textOf(turn, selector) {
  const parts = [...turn.querySelectorAll(selector)].map((part) => {
    const copy = part.cloneNode(true);
    for (const details of copy.querySelectorAll('details')) {
      const official = details.querySelector('a[rel~=external]');
      if (official) details.querySelector('summary').append(` ${official.href}`);
    }
    for (const extra of copy.querySelectorAll('[data-nocopy]')) extra.remove();
    for (const ref of copy.querySelectorAll('.ref')) ref.textContent = `[${ref.textContent.trim()}]`;
    for (const number of copy.querySelectorAll('.number')) number.textContent = `[${number.textContent}] `;
    for (const origin of copy.querySelectorAll('.origin')) origin.textContent = ` (${origin.textContent.trim()})`;
    for (const phone of copy.querySelectorAll('.phone')) phone.prepend(': ');
    for (const hidden of copy.querySelectorAll('.visually-hidden')) hidden.remove();
    for (const block of copy.querySelectorAll('p, li, h3, h4')) block.append('\n');
    return copy.textContent.replace(/[ \t]+/g, ' ').replace(/ *\n[ \n]*/g, '\n').trim();
  });
  return parts.join('\n\n');
}

/** A voice of another language would read Vietnamese as noise: without a Vietnamese one the button stays hidden. */
function withVietnameseVoice(use) {
  const find = () => speechSynthesis.getVoices().find((voice) => /^vi\b/i.test(voice.lang));
  const voice = find();
  if (voice) return use(voice);
  speechSynthesis.addEventListener('voiceschanged', () => {
    const late = find();
    if (late) use(late);
  }, { once: true });
}

function enableListening(turn, button, voice) {
  const label = button.textContent;
  const stopped = () => {
    button.textContent = label;
    button.setAttribute('aria-pressed', 'false');
  };
  button.hidden = false;
  stopped();
  button.addEventListener('click', () => {
    const speaking = button.getAttribute('aria-pressed') === 'true';
    speechSynthesis.cancel();
    if (speaking) return stopped();
    const speech = new SpeechSynthesisUtterance(textOf(turn, '[data-speak]').replace(/\[\d+\]/g, ''));
    Object.assign(speech, { voice, lang: voice.lang, onend: stopped, onerror: stopped });
    button.textContent = button.dataset.stop;
    button.setAttribute('aria-pressed', 'true');
    speechSynthesis.speak(speech);
  });
}

async function sendFeedback(feedback, button) {
  const data = new URLSearchParams(new FormData(feedback));
  data.set('right', button?.value ?? 'yes');
  const status = feedback.querySelector('.status');
  try {
    const response = await fetch('/feedback', { method: 'POST', headers: { accept: 'application/json' }, body: data });
    const { ok, text } = await response.json();
    status.textContent = text;
    if (ok) for (const other of feedback.querySelectorAll('.verdict button')) other.setAttribute('aria-pressed', String(other === button));
  } catch {
    status.textContent = feedback.dataset.failed;
  }
}

/** A link to a source opens it; done by hand for browsers that do not open details for an anchor. */
document.addEventListener('click', (event) => {
  const ref = event.target.closest('a.ref');
  const target = ref && document.getElementById(ref.getAttribute('href').slice(1));
  if (!target) return;
  event.preventDefault();
  target.closest('details').open = true;
  target.scrollIntoView({ block: 'nearest' });
  target.focus({ preventScroll: true });
});

const typeSize = document.querySelector('.type-size');
typeSize?.addEventListener('submit', (event) => {
  event.preventDefault();
  const button = typeSize.querySelector('button');
  const large = button.value === 'large';
  const data = new URLSearchParams({ size: button.value, back: '/' });
  document.documentElement.classList.toggle('large', large);
  button.value = large ? 'normal' : 'large';
  button.textContent = large ? button.dataset.normal : button.dataset.larger;
  // The cookie is all that is wanted: the redirect is not followed.
  void fetch('/type', { method: 'POST', body: data, redirect: 'manual' }).catch(() => undefined);
});

/** While the first index is being built: shows how far it is, then loads the page that answers. */
const waiting = document.querySelector('[data-waiting]');
if (waiting) {
  const look = async () => {
    const progress = await fetch('/api/status').then((response) => response.json()).catch(() => undefined);
    if (progress && progress.state !== 'indexing') return location.reload();
    const bar = waiting.querySelector('progress');
    if (progress && !bar && progress.total > 0) return location.reload();
    if (progress && bar) {
      Object.assign(bar, { max: progress.total, value: progress.done });
      waiting.querySelector('#progress-text').textContent = progress.text;
    }
    setTimeout(look, 1000);
  };
  setTimeout(look, 1000);
}

for (const turn of document.querySelectorAll('.turn')) enhance(turn);
