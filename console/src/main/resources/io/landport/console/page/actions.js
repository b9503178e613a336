// @ts-check
// What operators do beside corrections. Each action is recorded with its time and the operator.
import { html, useState } from "/page/preact.js";
import { request } from "/page/client.js";
import { Problem } from "/page/controls.js";
import { ZONE, moment } from "/page/format.js";
import { text } from "/page/messages.js";
import { Panel, model, sourceName } from "/console/parts.js";

/**
 * A form whose fields become an action. The page shows what it changed when the stream has it.
 *
 * @param {{path: string, fixed?: object, button: string, children?: any}} properties
 */
export function ActionForm({ path, fixed = {}, button, children }) {
  const [problem, setProblem] = useState(/** @type {any} */ (null));
  const send = async (/** @type {any} */ event) => {
    event.preventDefault();
    const body = JSON.stringify({ ...fixed, ...Object.fromEntries(new FormData(event.target)) });
    const { isOk, status, answer } = await request(path, { method: "POST", body }).catch(() => ({ isOk: false, status: 0, answer: {} }));
    setProblem(isOk ? null : { status, detail: answer.detail });
    if (isOk) event.target.reset();
  };
  return html`<form class="add" onSubmit=${send}>${children} <button>${button}</button>
    ${problem && html`<p class="notice warn" role="alert"><${Problem} problem=${problem} /></p>`}</form>`;
}

/** What every view says of sources that are paused. @param {any} pause */
export const pausedText = (pause) => text("paused", sourceName(pause.source), `${moment(pause.since)} ${ZONE}`, pause.by, pause.reason);

/** Pauses a source, and resumes those that are paused. */
export function Pauses() {
  const { values } = model;
  const paused = values.pauses ?? [];
  const isPaused = new Set(paused.map((/** @type {any} */ pause) => pause.source));
  const sources = [...new Set([...values.fates.map((/** @type {any} */ row) => row.source), ...values.choice.sources.map((/** @type {any} */ known) => known.id)])].filter((source) => !isPaused.has(source)).sort();
  return html`<${Panel} id="pauses" title=${text("pauses")} note=${text("pauses.note")}>
    ${paused.map((/** @type {any} */ pause) => html`<div key=${pause.source} data-paused=${pause.source}><p class="warn">${pausedText(pause)}</p>
      <${ActionForm} path="/v1/console/resume" fixed=${{ source: pause.source }} button=${text("resume")} /></div>`)}
    ${sources.length > 0 && html`<${ActionForm} path="/v1/console/pause" button=${text("pause")}>
      <label class="select"><span>${text("source")}</span> <select name="source">${sources.map((source) => html`<option key=${source} value=${source}>${source}</option>`)}</select></label>
      <label>${text("pauses.reason")} <input name="reason" required maxlength="500" autocomplete="off" /></label>
    <//>`}
  <//>`;
}
