// @ts-check
// The frame of the page: address, stream, header, and the view that the address names.
import { html, render, useEffect, useState } from "/page/preact.js";
import { takeToken } from "/page/client.js";
import { Select, THEMES, TokenForm, theme } from "/page/controls.js";
import { clock } from "/page/format.js";
import { language, speak, text } from "/page/messages.js";
import { pausedText } from "/console/actions.js";
import { Crossings } from "/console/crossings.js";
import { ManyDialog } from "/console/many.js";
import { Now } from "/console/now.js";
import { Link, addressWith, go, model, sourceName } from "/console/parts.js";
import { Pipeline } from "/console/pipeline.js";
import { ResendDialog } from "/console/resend.js";
import { follow } from "/console/stream.js";
import { Trust } from "/console/trust.js";

/** @type {Record<string, any>} */
const VIEWS = { now: Now, crossings: Crossings, trust: Trust, pipeline: Pipeline };
const STREAMED = ["view", "source", "currency", "crossing", "sector", "range"];

/** What is visible is painted four times a second at most. */
const PAINT_EVERY = 250;

let following = new AbortController();
/** @type {string | null} */
let streamed = null;
let painted = 0;
let isPaintDue = false;

function paint() {
  if (isPaintDue) return;
  isPaintDue = true;
  setTimeout(() => requestAnimationFrame(() => {
    isPaintDue = false;
    painted = performance.now();
    render(html`<${Page} />`, /** @type {HTMLElement} */ (document.getElementById("page")));
  }), Math.max(0, PAINT_EVERY - (performance.now() - painted)));
}

const wanted = () => model.address.get("view") ?? "now";

const view = () => (VIEWS[wanted()] ? wanted() : "now");

/** On a wall nobody reads on or chooses: there are large figures without controls, and each view has its time. */
const TURN_EVERY = 20_000;
const WALL = ["now", "crossings", "trust", "pipeline"];

setInterval(() => {
  if (!model.address.has("wall")) return;
  history.replaceState(null, "", addressWith({ view: WALL[(WALL.indexOf(view()) + 1) % WALL.length] }));
  read();
}, TURN_EVERY);

/** Reads the address, and follows another stream if the address asks for other values. */
function read() {
  model.address = new URLSearchParams(location.search);
  const parameters = new URLSearchParams(STREAMED.flatMap((name) => (model.address.get(name) && (name !== "view" || VIEWS[wanted()]) ? [[name, /** @type {string} */ (model.address.get(name))]] : [])));
  if (parameters.toString() !== streamed || model.isTokenNeeded) {
    streamed = parameters.toString();
    connect(parameters);
  }
  document.title = `${text(view())} – Landport`;
  painted = 0;
  paint();
}

/** @param {URLSearchParams} parameters */
function connect(parameters) {
  following.abort();
  following = new AbortController();
  model.isTokenNeeded = false;
  model.connection = "connecting";
  void follow(parameters, following.signal, {
    values(changed, gone, isFirst) {
      if (isFirst) model.values = {};
      model.viewOf = parameters.get("view") ?? "now";
      Object.assign(model.values, changed);
      gone.forEach((name) => delete model.values[name]);
      model.connection = "live";
      model.asOf = Date.now();
      paint();
    },
    alive(age) {
      if (model.connection === "live") model.asOf = Date.now() - age;
    },
    lost(reason, pause) {
      model.connection = "lost";
      model.reason = reason;
      model.retryAt = Date.now() + pause;
      paint();
    },
    refused(problem) {
      model.isTokenNeeded = true;
      model.problem = problem;
      model.values = {};
      paint();
    },
  });
}

function Page() {
  document.documentElement.dataset.theme = model.theme;
  document.documentElement.dataset.wall = String(model.address.has("wall"));
  model.palette = model.theme === "auto" ? (isDark.matches ? "dark" : "light") : model.theme;
  return html`
    <${Header} />
    <main id="view" tabindex="-1">
      <h1 class="hidden">${text(view())}</h1>
      ${model.isTokenNeeded ? html`<${TokenForm} problem=${model.problem} onSend=${read} />` : html`<${Notices} /><${View} />`}
    </main>
    <${ResendDialog} />
    <${ManyDialog} />
  `;
}

function View() {
  const { values } = model;
  if (!values.status || (model.connection === "connecting" && model.viewOf !== view())) return html`<div class="waiting" aria-hidden="true">${[1, 2, 3, 4, 5, 6].map(() => html`<div class="card"></div>`)}</div>`;
  return html`<${VIEWS[view()]} />`;
}

function Header() {
  const { values } = model;
  const [isMenuOpen, openMenu] = useState(false);
  const choice = values.choice;
  const source = choice?.sources.find((/** @type {any} */ known) => known.id === choice.source);
  return html`<header class="top">
    <div class="brand"><img src="/page/icon.svg" alt="" width="24" height="24" /><span>Landport</span></div>
    <${Connection} />
    <button class="menu" aria-expanded=${isMenuOpen} aria-controls="choices" onClick=${() => openMenu(!isMenuOpen)}>${text("menu")}</button>
    <nav aria-label=${text("views")}><ul>
      ${Object.keys(VIEWS).map((name) => html`<li key=${name}><${Link} changes=${{ view: name === "now" ? null : name, rejection: null, reason: null }} current=${view() === name}>${text(name)}${name === "pipeline" && choice?.alarms > 0 ? html` <span class="badge">${choice.alarms}<span class="hidden"> ${text("alarms")}</span></span>` : ""}<//></li>`)}
    </ul></nav>
    <div id="choices" class=${`choices ${isMenuOpen ? "open" : ""}`}>
      ${choice?.source && html`<${Select} label=${text("source")} value=${choice.source} options=${choice.sources.map((/** @type {any} */ known) => [known.id, sourceName(known.id)])}
        onChoose=${(/** @type {string} */ chosen) => go(addressWith({ source: chosen, currency: null, crossing: null }))} />`}
      ${source && source.currencies.length > 1 && html`<${Select} label=${text("currency")} value=${choice.currency} options=${source.currencies.map((/** @type {string} */ code) => [code, code])}
        onChoose=${(/** @type {string} */ chosen) => go(addressWith({ currency: chosen }))} />`}
      <${Select} label=${text("language")} value=${language} options=${[["en", "English"], ["zh", "中文"], ["ru", "Русский"]]} onChoose=${speak} />
      <${Select} label=${text("theme")} value=${model.theme} options=${THEMES.map((name) => [name, text(`theme.${name}`)])}
        onChoose=${keepTheme} />
      <${Link} class="to-wall" changes=${{ wall: model.address.has("wall") ? null : "yes" }}>${text(model.address.has("wall") ? "wallEnd" : "wall")}<//>
      <a href="/docs">${text("documentation")}</a>
    </div>
  </header>`;
}

/** News is older than this: the figures may no longer be true. */
const OLD_AFTER = 5000;

const isOld = () => model.connection !== "live" || Date.now() - model.asOf > OLD_AFTER;

/** Since when the figures are true. Looks at the clock every second: a server that is stopped says nothing. */
function Connection() {
  const [, tick] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => {
      // Otherwise figures that arrive have painted it.
      if (performance.now() - painted > 2 * PAINT_EVERY) tick(Date.now());
      const view = document.getElementById("view");
      const old = String(isOld() && model.asOf > 0);
      if (view && view.dataset.old !== old) view.dataset.old = old;
    }, 1000);
    return () => clearInterval(timer);
  }, []);
  const age = Math.round((Date.now() - model.asOf) / 1000);
  const kind = model.connection === "live" && isOld() ? "old" : model.connection;
  const state =
    kind === "live" ? text("live") : kind === "old" ? text("old", age) : kind === "lost" ? text("retry", Math.max(0, Math.ceil((model.retryAt - Date.now()) / 1000))) : text("connecting");
  return html`<p class=${`connection ${kind}`} role="status"><span class="dot" aria-hidden="true"></span>
    <span class="news"><span>${state}</span>${model.asOf > 0 && html` <span class="as-of">${text("newsOf", clock(new Date(model.asOf).toISOString()))}</span>`}</span></p>`;
}

/** @param {string} value */
function keepTheme(value) {
  model.theme = value;
  theme.set(value);
  paint();
}

function Notices() {
  const { values, connection, reason } = model;
  const status = values.status;
  const notices = [];
  if (!VIEWS[wanted()]) notices.push(["warn", text("unknownView", wanted())]);
  if (connection === "lost") notices.push(["warn", text("lost", reason)]);
  if (status?.problem) notices.push(["warn", html`${text("kafka")} <span lang="en">${status.problem}</span>`]);
  for (const pause of values.pauses ?? []) notices.push(["warn", pausedText(pause)]);
  if (status?.undecodable > 0) notices.push(["warn", text("undecodable", status.undecodable)]);
  if (status && status.read < 100 && !status.problem) notices.push(["", text("reading", status.read)]);
  else if (status && !values.choice?.source && !status.problem) notices.push(["", html`${text("empty")}<br /><code>${text("emptyHint")}</code>`]);
  return html`<div role="status">${notices.map(([kind, content]) => html`<p class=${`notice ${kind}`}>${content}</p>`)}</div>`;
}

takeToken();
/** @type {HTMLElement} */ (document.querySelector(".skip")).textContent = text("skip");
addEventListener("popstate", read);
const isDark = matchMedia("(prefers-color-scheme: dark)");
isDark.addEventListener("change", paint);
read();
