// @ts-check
// The frame of the page: address, header, choices, picture, and what is beside it.
import { html, render, useEffect, useRef, useState } from "/page/preact.js";
import { takeToken } from "/page/client.js";
import { Details, Problem, Select, THEMES, TokenForm, theme } from "/page/controls.js";
import { language, speak, text } from "/page/messages.js";
import { Choices, Views } from "/explore/choices.js";
import { Offers } from "/explore/offers.js";
import { Picture, widthFor } from "/explore/picture.js";
import { Share } from "/explore/share.js";
import { chartPath, complete, figuresPath, isEmbedded, isTable, isUnknownView, load, model, viewOf } from "/explore/state.js";
import { Figures } from "/explore/table.js";
import { Vintages, Why, useVintages } from "/explore/vintages.js";

const ROWS = "200";

/** Without an answer, or refused for now: nobody needs to do anything but wait. @param {{status: number} | null | undefined} problem */
const isPassing = (problem) => [0, 429, 503].includes(problem?.status ?? 400);

const RETRY_MS = 5000;

let isLoaded = false;

/** Reads the address and paints the page. */
function read() {
  model.address = new URLSearchParams(location.search);
  if (isLoaded && !model.problem && model.sources.size > 0) complete();
  paint();
}

const paint = () => render(html`<${Page} />`, /** @type {HTMLElement} */ (document.getElementById("page")));

async function start() {
  await load();
  isLoaded = true;
  read();
  if (isPassing(model.problem)) setTimeout(start, RETRY_MS);
}

function Page() {
  document.documentElement.dataset.theme = theme.get();
  return html`${!isEmbedded && html`<${Header} />`}
    <main id="view" tabindex="-1" class=${isEmbedded ? "embedded" : ""}>
      <h1 class="hidden">${text("explorer")}</h1>
      ${content()}
    </main>`;
}

function content() {
  if (!isLoaded) return html`<p class="notice" aria-busy="true">${text("loading")}</p>`;
  if (model.problem?.status === 401 || model.problem?.status === 403) return html`<${TokenForm} problem=${model.problem} onSend=${start} />`;
  if (model.problem) return html`<${Refusal} problem=${model.problem} />`;
  if (model.sources.size === 0) return html`<p class="notice">${text("empty")}<br /><code>landport ingest ndjson docs/samples/documents.ndjson</code></p>`;
  return html`<${View} />`;
}

/** Why there is nothing to see, and whether the page asks again. @param {{problem: {status: number, detail?: string}}} properties */
function Refusal({ problem }) {
  return html`<p class="notice warn" role="alert"><${Problem} problem=${problem} />${isPassing(problem) && ` ${text("retrying")}`}</p>`;
}

function Header() {
  return html`<header class="top">
    <a class="brand" href="/"><img src="/page/icon.svg" alt="" width="24" height="24" /><span>Landport</span></a>
    <p class="subject">${text("explorer")}</p>
    <div class="looks">
      <${Select} label=${text("language")} value=${language} options=${[["en", "English"], ["zh", "中文"], ["ru", "Русский"]]} onChoose=${speak} />
      <${Select} label=${text("theme")} value=${theme.get()} options=${THEMES.map((name) => [name, text(`theme.${name}`)])} onChoose=${(/** @type {string} */ value) => {
        theme.set(value);
        paint();
      }} />
    </div>
  </header>`;
}

/** What is seen now: the title once it is drawn, or the problem, of which address. @typedef {{path: string, title?: string, problem?: {status: number, detail?: string}}} Seen */

function View() {
  const frame = useRef(null);
  const [width, setWidth] = useState(0);
  const [seen, setSeen] = useState(/** @type {Seen} */ ({ path: "" }));
  const [isDrawn, setDrawn] = useState(false);
  useEffect(() => {
    const measure = () => setWidth(widthFor(/** @type {any} */ (frame.current).clientWidth));
    measure();
    const resizing = new ResizeObserver(measure);
    resizing.observe(/** @type {any} */ (frame.current));
    return () => resizing.disconnect();
  }, []);
  const days = useVintages(isDrawn && !isEmbedded);
  const path = isUnknownView() ? "unknown" : isTable() ? figuresPath({ rows: ROWS }) : width ? chartPath("svg", width) : "";
  const problem = path === "unknown" ? { status: 400 } : seen.path === path ? seen.problem : undefined;
  const drawn = (/** @type {string} */ title) => {
    document.title = `${title} – Landport`;
    setSeen({ path, title });
    setDrawn(true);
  };
  const failed = (/** @type {any} */ found) => {
    setSeen({ path, problem: found });
    setDrawn(true);
    if (isPassing(found)) setTimeout(() => setSeen((now) => (now.problem === found ? { path: "" } : now)), RETRY_MS);
  };
  const title = isUnknownView() ? "" : isTable() ? viewOf().question.name : (seen.title ?? "");
  const picture = html`<div class="frame" ref=${frame}>
    ${isPassing(problem) ? html`<${Refusal} problem=${problem} />` : problem ? html`<${Offers} problem=${problem} days=${days} />` : isTable() ? html`<${Figures} key=${path} path=${path} caption=${title} onLoaded=${() => drawn(title)} onProblem=${failed} />` : path && html`<${Picture} path=${path} onDrawn=${drawn} onProblem=${failed} />`}
  </div>`;
  if (isEmbedded) return html`${picture}<p class="note"><a href=${`/explore${location.search}`} target="_blank" rel="noopener">Landport</a></p>`;
  return html`<${Views} />
    <div class="explorer">
      ${!isUnknownView() && html`<${Choices} isDrawn=${isDrawn} />`}
      <div class="seen">
        <section class="panel" aria-label=${title || text("explorer")}>${picture}
          ${!problem && !isTable() && isDrawn && html`<${Details} summary=${text("asTable")}>${() => html`<${Figures} path=${figuresPath({ rows: ROWS })} caption=${title} />`}<//>`}
        </section>
        ${!isUnknownView() && html`<${Vintages} days=${days} /><${Why} days=${days} />`}
        ${!problem && !isUnknownView() && html`<${Share} title=${title} lastKnown=${days[days.length - 1]} />`}
      </div>
    </div>`;
}

takeToken();
/** @type {HTMLElement} */ (document.querySelector(".skip")).textContent = text("skip");
document.title = `${text("explorer")} – Landport`;
addEventListener("popstate", read);
paint();
void start();
