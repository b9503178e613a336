// @ts-check
// Records of a topic, as landport tail prints them.
import { html, useState } from "/page/preact.js";
import { useAnswer } from "/page/client.js";
import { Details, Problem } from "/page/controls.js";
import { ZONE, moment } from "/page/format.js";
import { COMMA, text } from "/page/messages.js";
import { Panel, model } from "/console/parts.js";

export function Records() {
  const [asked, ask] = useState("");
  const [attempt, setAttempt] = useState(0);
  const { answer, problem } = useAnswer(asked && `/v1/console/records?${asked}`, attempt);
  const search = (/** @type {any} */ event) => {
    event.preventDefault();
    const form = new FormData(event.target);
    ask(new URLSearchParams([...form].flatMap(([name, value]) => (String(value).trim() ? [[name, String(value).trim()]] : []))).toString());
    setAttempt(attempt + 1);
  };
  // The latest first, as far as the clocks of producers tell.
  const records = [...(answer?.records ?? [])].sort((one, other) => other.timestamp.localeCompare(one.timestamp) || other.offset - one.offset);
  return html`<${Panel} id="records" title=${text("records.title")} note=${text("records.note")}>
    <form class="search" role="search" aria-label=${text("records.title")} onSubmit=${search}>
      <label class="select"><span>${text("topic")}</span>
        <select name="topic" class="codes">${model.values.topics.map((/** @type {string} */ name) => html`<option key=${name} value=${name}>${name}</option>`)}</select></label>
      <label>${text("records.from")} <input name="from" autocomplete="off" spellcheck=${false} placeholder=${text("records.latest")} /></label>
      <label>${text("records.key")} <input name="key" autocomplete="off" spellcheck=${false} /></label>
      <button>${text("alarmsShow")}</button>
    </form>
    ${problem && html`<p class="notice warn" role="alert"><${Problem} problem=${problem} /></p>`}
    ${asked && !answer && !problem && html`<p class="empty" aria-live="polite">${text("find.busy")}</p>`}
    ${answer && html`<div role="status">${answer.isCut && html`<p class="small warn">${text("records.cut")}</p>`}${records.length === 0 && html`<p class="empty">${text("records.none")}</p>`}</div>
      <ul class="letters records">${records.map((record) => html`<li key=${`${record.partition}-${record.offset}`} data-record=${`${record.partition}-${record.offset}`}>
        <${Details} summary=${html`<span translate=${false}>${moment(record.timestamp)} ${ZONE}${COMMA}${text("place", `${record.partition}-${record.offset}`)}${record.key === null ? "" : html`${COMMA}<code>${typeof record.key === "string" ? record.key : record.key.base64}</code>`}</span>`}>${() => html`<pre tabindex="0">${JSON.stringify(record.value, null, 2)}</pre>`}<//></li>`)}</ul>`}
  <//>`;
}
