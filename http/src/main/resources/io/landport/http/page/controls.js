// @ts-check
// Controls that all pages share.
import { html, useState } from "/page/preact.js";
import { token } from "/page/client.js";
import { language, text } from "/page/messages.js";

/** Why a request failed: in the language of the page, and in English what the server says unless that is the same. @param {{problem: {status: number, detail?: string}}} properties */
export function Problem({ problem: { status, detail } }) {
  const known = { 0: "noAnswer", 401: "token.missing", 403: "token.forbidden", 404: "gone", 429: "busy", 503: "busy" };
  const words = text(/** @type {Record<number, string>} */ (known)[status] ?? (status < 500 ? "refused" : "failed"));
  const isShown = detail && (language === "en" || !(status in known));
  return html`${language === "en" && detail ? "" : `${words} `}${isShown && html`<span lang="en">${detail}</span>`}`;
}

/** A part that can be opened. What is in it is built only while it is open. @param {{summary: any, children?: any}} properties */
export function Details({ summary, children }) {
  const [isOpen, setOpen] = useState(false);
  return html`<details onToggle=${(/** @type {any} */ event) => setOpen(event.currentTarget.open)}><summary>${summary}</summary>${isOpen && children()}</details>`;
}

/** @param {{label: string, value: string, options: string[][], onChoose: (value: string) => void}} properties */
export function Select({ label, value, options, onChoose }) {
  return html`<label class="select"><span>${label}</span>
    <select value=${value} onChange=${(/** @type {any} */ event) => onChoose(event.target.value)}>
      ${options.map(([code, name]) => html`<option key=${code} value=${code} selected=${code === value}>${name}</option>`)}
    </select></label>`;
}

/** A choice of a few, as a group of buttons. @param {{label: string, options: {value: string, label: string}[], value: string, onChoose: (value: string) => void}} properties */
export function Segments({ label, options, value, onChoose }) {
  return html`<div class="segments" role="group" aria-label=${label}>
    ${options.map(
      (option) =>
        html`<button type="button" aria-pressed=${option.value === value} onClick=${() => onChoose(option.value)}>${option.label}</button>`,
    )}
  </div>`;
}

/** The themes, of which the browser keeps the one that was chosen. */
export const THEMES = ["auto", "light", "dark"];
const THEME = "landport.theme";
export const theme = {
  get: () => localStorage.getItem(THEME) ?? "auto",
  /** @param {string} value */
  set: (value) => localStorage.setItem(THEME, value),
};

/** Asks for a token. @param {{problem: {status: number, detail?: string} | null, onSend: () => void}} properties */
export function TokenForm({ problem, onSend }) {
  const send = (/** @type {any} */ event) => {
    event.preventDefault();
    token.set(new FormData(event.target).get("token")?.toString().trim() ?? "");
    onSend();
  };
  return html`<form class="panel token" onSubmit=${send}>
    <h2>${text("token.title")}</h2>
    <p>${text("token.text")}</p>
    ${problem && html`<p class="warn" role="alert"><${Problem} problem=${problem} /></p>`}
    <label>${text("token.title")} <input name="token" type="password" autocomplete="off" required /></label>
    <button class="primary">${text("token.send")}</button>
    <p class="note"><code>${text("token.show")}</code></p>
  </form>`;
}

const REGIONS = new Intl.DisplayNames([language], { type: "region" });

/** The name of a country in the language of the page. @param {string} code ISO 3166 alpha-2 */
export const countryName = (code) => REGIONS.of(code) ?? code;

/** @param {string} name @param {Blob} content */
export function download(name, content) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(content);
  link.download = `landport-${name}`;
  link.click();
  URL.revokeObjectURL(link.href);
}
