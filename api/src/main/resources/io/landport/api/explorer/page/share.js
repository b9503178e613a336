// @ts-check
// The view elsewhere: as files, in a frame of another page, and as a citation.
import { html, useState } from "/page/preact.js";
import { headers, useAnswer } from "/page/client.js";
import { Details, Problem, download } from "/page/controls.js";
import { day } from "/page/format.js";
import { language, text } from "/page/messages.js";
import { addressWith, chartPath, figuresPath, isTable, model, viewOf } from "/explore/state.js";

/** Files of the view, with what the browser takes them for. @returns {[string, string][]} */
const files = () => [
  ["csv", figuresPath({ format: "csv", bom: "true" })],
  ["xlsx", figuresPath({ format: "xlsx" })],
  ...(isTable() ? [] : /** @type {[string, string][]} */ ([["png", chartPath("png")], ["svg", chartPath("svg")]])),
];

/** A browser sends no token with a link, so the page asks for the file itself. @param {string} name @param {string} path */
async function save(name, path) {
  const response = await fetch(path, { headers: headers() });
  if (!response.ok) throw { status: response.status, detail: (await response.json().catch(() => ({}))).detail };
  download(name, await response.blob());
}

/** What the figures are, without them. @param {string} title */
async function saveMetadata(title) {
  const path = figuresPath();
  const response = await fetch(figuresPath({ rows: "1" }), { headers: headers() });
  const { rows, next, permanent, ...about } = await response.json();
  const metadata = { title, language, ...about, accessed: new Date().toISOString(), view: location.href, figures: location.origin + path, permanent: permanent && location.origin + withoutRows(permanent) };
  download(`${viewOf().chart}.metadata.json`, new Blob([JSON.stringify(metadata, null, 2)], { type: "application/json" }));
}

/** The same link to all rows. @param {string} link */
function withoutRows(link) {
  const address = new URL(link, location.origin);
  address.searchParams.delete("rows");
  return address.pathname + address.search;
}

/** @param {{title: string, lastKnown?: string}} properties the newest day on which figures arrived */
export function Share({ title, lastKnown }) {
  const [problem, setProblem] = useState(/** @type {any} */ (null));
  const saving = (/** @type {() => Promise<void>} */ action) => (/** @type {Event} */ event) => {
    event.preventDefault();
    action().then(() => setProblem(null), (failed) => setProblem({ status: failed.status ?? 0, detail: failed.detail }));
  };
  const name = viewOf().chart;
  return html`<section class="panel share" aria-labelledby="share-title">
    <h2 id="share-title">${text("share")}</h2>
    <ul class="files">
      ${files().map(([format, path]) => html`<li key=${format}><a href=${path} download=${`landport-${name}.${format}`} onClick=${saving(() => save(`${name}.${format}`, path))}><code>.${format}</code></a></li>`)}
      <li><a href=${figuresPath({ rows: "1" })} onClick=${saving(() => saveMetadata(title))}><code>.metadata.json</code></a></li>
    </ul>
    ${problem && html`<p class="warn" role="alert"><${Problem} problem=${problem} /></p>`}
    <${Details} summary=${text("cite")}>${() => html`<${Citation} title=${title} lastKnown=${lastKnown} />`}<//>
    <${Details} summary=${text("embed")}>${() => html`<${Snippet} code=${`<iframe src="${location.origin}${addressWith({ against: null }, "/explore/embed")}" width="720" height="520" title="${title.replaceAll('"', "&quot;")}"></iframe>`} /><p class="note">${text("embed.note")}</p>`}<//>
  </section>`;
}

/** @param {{code: string}} properties */
function Snippet({ code }) {
  return html`<div class="quoted"><pre tabindex="0">${code}</pre><button type="button" onClick=${() => navigator.clipboard.writeText(code)}>${text("copy")}</button></div>`;
}

/** Settled figures have a link that always returns the same bytes. @param {{title: string, lastKnown?: string}} properties */
function Citation({ title, lastKnown }) {
  const knownOn = model.address.get("known-on") ?? ("known-on" in viewOf().options ? lastKnown : undefined);
  const { answer, problem } = useAnswer(figuresPath({ rows: "1", ...(knownOn ? { "known-on": knownOn } : {}) }));
  if (problem) return html`<p class="warn" role="alert"><${Problem} problem=${problem} /></p>`;
  if (!answer) return html`<p aria-busy="true">…</p>`;
  const view = location.origin + addressWith({ against: null, ...(knownOn ? { "known-on": knownOn } : {}) }, "/explore");
  const known = answer.knownOn ? text("cite.known", day(answer.knownOn)) : "";
  const cited = [`Landport: ${title}.`, known, text("cite.state", answer.generation, answer.referenceData), text("cite.accessed", day(new Date().toISOString().slice(0, 10))), view].filter(Boolean).join(" ");
  return html`<${Snippet} code=${cited} />
    ${answer.permanent ? html`<p>${text("cite.permanent")}</p><${Snippet} code=${location.origin + withoutRows(answer.permanent)} />` : html`<p class="note">${text("cite.open")}</p>`}`;
}
