// @ts-check
// What a table shows, as a file.
import { html, useState } from "/page/preact.js";
import { headers } from "/page/client.js";
import { download } from "/page/controls.js";
import { plain } from "/page/format.js";
import { text } from "/page/messages.js";

/** Buttons that save the first table of a panel. @param {{panel: string, title: string}} properties */
export function Export({ panel, title }) {
  const [isFailed, setFailed] = useState(false);
  const save = async (/** @type {string} */ format) => {
    const table = document.querySelector(`[aria-labelledby="${panel}-title"] table`);
    if (!(table instanceof HTMLTableElement)) return;
    const body = JSON.stringify({ title, columns: [...(table.tHead?.rows[0].cells ?? [])].map((cell) => cell.innerText.trim()), rows: [...table.tBodies[0].rows].map((row) => [...row.cells].map(valueOf)) });
    const response = await fetch(`/v1/console/export?format=${format}`, { method: "POST", headers: { ...headers(), "Content-Type": "application/json" }, body }).catch(() => null);
    setFailed(!response?.ok);
    if (response?.ok) download(`${panel}.${format}`, await response.blob());
  };
  return html`<p class="save small">${["csv", "xlsx"].map((format) => html`<button type="button" class="plain" data-format=${format} onClick=${() => save(format)}>${text(`export.${format}`)}</button>`)}${isFailed && html` <span class="warn" role="alert">${text("noAnswer")}</span>`}</p>`;
}

/** The exact value of a cell if it has one, a number as a plain decimal, otherwise its text. @param {HTMLTableCellElement} cell */
function valueOf(cell) {
  const exact = cell.querySelector("data")?.value;
  const shown = cell.innerText.replace(/\s+/g, " ").trim();
  return exact ?? (cell.classList.contains("number") ? plain(shown) : shown);
}
