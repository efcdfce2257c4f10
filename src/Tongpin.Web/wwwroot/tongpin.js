// The little that static pages cannot do: charts, keys, progress. Everything else works with scripts off.
const echartsAt = document.currentScript.dataset.echarts;
let loading;
const library = () => loading ??= new Promise((done, fail) => {
  const script = Object.assign(document.createElement('script'), { src: echartsAt, onload: () => done(window.echarts), onerror: fail });
  document.head.append(script);
});

/** <e-chart option="{…}">: draws inside a shadow root, so that page updates do not wipe it; follows theme, size and option. */
class EChart extends HTMLElement {
  static observedAttributes = ['option'];
  async connectedCallback() {
    const root = this.shadowRoot ?? this.attachShadow({ mode: 'open' });
    root.innerHTML = '<div style="width:100%;height:100%"></div>';
    this.size = new ResizeObserver(() => this.chart?.resize()); this.size.observe(this);
    this.theme = new MutationObserver(() => this.draw()); this.theme.observe(document.documentElement, { attributeFilter: ['data-bs-theme'] });
    this.echarts = await library();
    this.draw();
  }
  disconnectedCallback() { this.size?.disconnect(); this.theme?.disconnect(); this.chart?.dispose(); this.chart = null; }
  attributeChangedCallback() { if (this.echarts) this.draw(); }
  draw() {
    if (!this.isConnected) return;
    this.chart?.dispose();
    const dark = document.documentElement.dataset.bsTheme === 'dark';
    this.chart = this.echarts.init(this.shadowRoot.firstChild, dark ? 'dark' : null, { renderer: 'svg' });
    this.chart.setOption({ animation: !navigator.webdriver, backgroundColor: 'transparent', textStyle: { fontFamily: getComputedStyle(document.body).fontFamily }, color: ['#2457e6', '#12a594', '#f5a524', '#8b5cf6', '#ef4444', '#0ea5e9', '#84cc16', '#ec4899'], ...JSON.parse(this.getAttribute('option')) });
    this.chart.on('click', e => { if (e.data?.url) location.href = e.data.url; });
  }
}
customElements.define('e-chart', EChart);

/** <job-progress src="…">: asks for the state of a job until it ends, then shows the page anew. */
class JobProgress extends HTMLElement {
  connectedCallback() { this.timer = setInterval(() => this.ask(), 700); }
  disconnectedCallback() { clearInterval(this.timer); }
  async ask() {
    const answer = await fetch(this.getAttribute('src'), { headers: { accept: 'application/json' } });
    if (!answer.ok) return;
    const job = await answer.json();
    const bar = this.querySelector('.progress-bar'), text = this.querySelector('[data-step]');
    if (bar) bar.style.width = (job.total ? Math.min(100, 100 * job.done / job.total) : 100) + '%';
    if (text) text.textContent = job.step + (job.total ? ` ${job.done.toLocaleString()} / ${job.total.toLocaleString()}` : '');
    if (!['Queued', 'Running'].includes(job.state)) { clearInterval(this.timer); location.reload(); }
  }
}
customElements.define('job-progress', JobProgress);

/** <form-draft src="…" draft="{…}">: keeps what is typed into its form on the server, and fills it in again; nothing stays in the browser. */
class FormDraft extends HTMLElement {
  static observedAttributes = ['src'];
  connectedCallback() {
    this.form = this.closest('form');
    this.note = this.querySelector('span');
    this.stop = new AbortController();
    const signal = { signal: this.stop.signal };
    if (this.hasAttribute('draft')) { this.fill(JSON.parse(this.getAttribute('draft'))); this.kept = this.fields(); }
    this.form.addEventListener('input', () => { this.sent = false; clearTimeout(this.timer); this.timer = setTimeout(() => this.keep(), 800); }, signal);
    this.form.addEventListener('submit', () => { this.sent = true; clearTimeout(this.timer); }, signal);
    addEventListener('pagehide', () => this.timer && this.keep(), signal);
    document.addEventListener('visibilitychange', () => document.hidden && this.timer && this.keep(), signal);
    this.querySelector('button').addEventListener('click', () => this.discard(), signal);
  }
  disconnectedCallback() { clearTimeout(this.timer); this.stop?.abort(); }
  attributeChangedCallback(_, before) { if (before && this.isConnected) { this.disconnectedCallback(); this.connectedCallback(); } }
  inputs() { return [...this.form.elements].filter(e => e.name && !e.name.startsWith('_') && !['password', 'file', 'submit', 'button'].includes(e.type)); }
  fields() {
    const fields = {};
    for (const e of this.inputs()) { const values = fields[e.name] ??= []; if (!['checkbox', 'radio'].includes(e.type) || e.checked) values.push(e.value); }
    return JSON.stringify(fields);
  }
  fill(fields) {
    const next = {};
    for (const e of this.inputs()) {
      const values = fields[e.name];
      if (!values) continue;
      if (['checkbox', 'radio'].includes(e.type)) e.checked = values.includes(e.value);
      else { const at = next[e.name] ?? 0; next[e.name] = at + 1; if (at < values.length) e.value = values[at]; }
    }
  }
  async keep() {
    clearTimeout(this.timer); this.timer = null;
    const fields = this.fields();
    if (this.sent || fields === this.kept) return;
    let at;
    try { const answer = await fetch(this.getAttribute('src'), { method: 'PUT', body: fields, keepalive: true, headers: { 'content-type': 'application/json', accept: 'application/json' } }); if (answer.ok) at = (await answer.json()).at; } catch { /* said below */ }
    this.hidden = false;
    this.note.textContent = at ? `${this.dataset.saved} ${at}` : this.dataset.lost;
    if (at) { this.kept = fields; if (this.fields() === fields) typed = false; }
  }
  async discard() {
    this.sent = true; clearTimeout(this.timer); typed = false;
    await fetch(this.getAttribute('src'), { method: 'DELETE' });
    location.reload();
  }
}
customElements.define('form-draft', FormDraft);

// Keys: / search, j and k walk the rows of a list, Enter opens, Ctrl+S sends the form.
addEventListener('keydown', e => {
  if ((e.ctrlKey || e.metaKey) && e.key === 's') { const form = document.querySelector('main form[method=post]'); if (form) { e.preventDefault(); form.requestSubmit(); } return; }
  if (e.target.closest('input, textarea, select') || e.ctrlKey || e.metaKey || e.altKey) return;
  if (e.key === '/') { e.preventDefault(); document.getElementById('find')?.focus(); return; }
  const rows = [...document.querySelectorAll('table[data-keys] tbody tr')];
  let at = rows.findIndex(r => r.classList.contains('at'));
  if (e.key === 'j' || e.key === 'k') { rows[at]?.classList.remove('at'); at = Math.max(0, Math.min(rows.length - 1, at + (e.key === 'j' ? 1 : -1))); rows[at]?.classList.add('at'); rows[at]?.scrollIntoView({ block: 'nearest' }); }
  if (e.key === 'Enter' && at >= 0) rows[at].querySelector('a')?.click();
});

// A form that was typed into is not left by accident.
let typed = false;
addEventListener('input', e => { if (e.target.closest('main form[method=post]')) typed = true; });
addEventListener('submit', () => { typed = false; });
addEventListener('beforeunload', e => { if (typed) e.preventDefault(); });

// A file that is too large is said before it travels.
addEventListener('change', e => {
  const most = e.target.dataset?.most;
  if (most && e.target.files?.length) e.target.setCustomValidity(e.target.files[0].size > most ? e.target.dataset.tooLarge : ''), e.target.reportValidity();
});

// Bulk acts: the head's box ticks the page, and the buttons say how many records they would touch.
addEventListener('change', e => {
  const form = document.getElementById('acts');
  if (!form || !e.target.matches('[data-all], [form=acts], #acts [name=all]')) return;
  const boxes = [...document.querySelectorAll('input[form=acts]')], all = form.elements.all;
  if (e.target.matches('[data-all]')) boxes.forEach(b => b.checked = e.target.checked);
  const count = all.checked ? +all.dataset.total : boxes.filter(b => b.checked).length;
  form.querySelectorAll('button').forEach(b => { b.dataset.title ??= b.textContent; b.textContent = form.dataset.acts.replace('{0}', b.dataset.title).replace('{1}', count.toLocaleString()); b.disabled = count === 0; });
});
