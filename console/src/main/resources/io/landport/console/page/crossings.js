// @ts-check
// Rankings of crossings and sectors, and what moves in the selection.
import { html } from "/page/preact.js";
import { download, Details, Segments } from "/page/controls.js";
import { compact, days, exact, percent } from "/page/format.js";
import { COMMA, text } from "/page/messages.js";
import { DayBars, DayTable, starts } from "/console/charts.js";
import { Change, Link, Panel, addressWith, crossingLanguage, crossingName, go, model, sectorLanguage, sectorName, sourceName } from "/console/parts.js";

const RANGES = ["7", "30", "90", "365"];
const MEASURES = ["value", "weight", "lines"];

export function Crossings() {
  const { selection, ranking, mix, channels } = model.values;
  if (!selection) return null;
  const measure = model.address.get("measure") ?? "value";
  const unit = unitOf(measure, selection.currency);
  const grain = model.address.get("grain") ?? (model.address.get("range") === "365" ? "month" : "day");
  const columns = model.values[grain === "month" ? "months" : "days"];
  const subject = [selection.crossing && crossingName(selection.crossing), selection.sector && sectorName(selection.sector)].filter(Boolean).join(COMMA) || text("everything");
  const caption = text("dailyNote", days(columns.first, columns.last), unit, sourceName(selection.source));
  return html`
    <${Filters} selection=${selection} measure=${measure} />
    <${Panel} id="series" title=${`${text(`measure.${measure}`)}${COMMA}${unit}: ${subject}`} note=${caption}
      aside=${html`<${Segments} label=${text("grain")} value=${grain} options=${["day", "month"].map((value) => ({ value, label: text(`grain.${value}`) }))} onChoose=${(/** @type {string} */ value) => go(addressWith({ grain: value }))} />`}>
      <${DayBars} key=${grain} columns=${columns} measure=${measure} unit=${unit} title=${caption} theme=${model.palette} height=${200} />
      <${Details} summary=${text("asTable")}>${() => html`<${DayTable} columns=${columns} measure=${measure} unit=${unit} caption=${caption} />`}<//>
      <${CopyAs} selection=${selection} columns=${columns} measure=${measure} grain=${grain} />
    <//>
    <div class="columns even">
      <${Ranking} id="ranking" title=${text("crossings.ranking")} rows=${ranking} measure=${measure} unit=${unit} selection=${selection} field="crossing"
        nameOf=${crossingName} languageOf=${crossingLanguage} />
      <${Ranking} id="mix" title=${text("crossings.mix")} rows=${mix} measure=${measure} unit=${unit} selection=${selection} field="sector"
        nameOf=${sectorName} languageOf=${sectorLanguage} />
    </div>
    <${Channels} channels=${channels} measure=${measure} unit=${unit} />
  `;
}

/** @param {string} measure @param {string} currency */
const unitOf = (measure, currency) => ({ value: currency, weight: text("unit.kg"), lines: text("lines") })[measure] ?? "";

/** @param {{selection: any, measure: string}} properties */
function Filters({ selection, measure }) {
  return html`<section class="panel filters" aria-label=${text("filters")}>
    <${Choose} id="crossing" label=${text("crossing")} all=${text("crossings.all")} value=${selection.crossing} codes=${selection.crossings} nameOf=${crossingName} />
    <${Choose} id="sector" label=${text("sector")} all=${text("sectors.all")} value=${selection.sector} codes=${selection.sectors} nameOf=${sectorName} />
    <${Segments} label=${text("range")} value=${model.address.get("range") ?? "30"} options=${RANGES.map((range) => ({ value: range, label: text(`span.${range}d`) }))}
      onChoose=${(/** @type {string} */ range) => go(addressWith({ range }))} />
    <${Segments} label=${text("measure")} value=${measure} options=${MEASURES.map((value) => ({ value, label: text(`measure.${value}`) }))}
      onChoose=${(/** @type {string} */ value) => go(addressWith({ measure: value }))} />
    ${(selection.crossing || selection.sector) && html`<${Link} class="clear" changes=${{ crossing: null, sector: null }}>${text("filters.clear")}<//>`}
    <p class="note">${days(selection.first, selection.last)}${selection.isCompared ? `${COMMA}${text("against", days(selection.beforeFirst, selection.beforeLast))}` : ""}</p>
  </section>`;
}

/** @param {{id: string, label: string, all: string, value: string, codes: string[], nameOf: (code: string) => string}} properties */
function Choose({ id, label, all, value, codes, nameOf }) {
  const known = value && !codes.includes(value) ? [value, ...codes] : codes;
  return html`<label class="select"><span>${label}</span>
    <select id=${`filter-${id}`} value=${value} onChange=${(/** @type {any} */ event) => go(addressWith({ [id]: event.target.value }))}>
      <option value="" selected=${value === ""}>${all}</option>
      ${[...known].sort((one, other) => nameOf(one).localeCompare(nameOf(other))).map((code) => html`<option key=${code} value=${code} selected=${code === value}>${nameOf(code)}</option>`)}
    </select></label>`;
}

/** @param {{id: string, title: string, rows: any[], measure: string, unit: string, selection: any, field: string, nameOf: (code: string) => string, languageOf: (code: string) => string}} properties */
function Ranking({ id, title, rows, measure, unit, selection, field, nameOf, languageOf }) {
  const ranked = [...rows].sort((one, other) => Number(other.total[measure]) - Number(one.total[measure]));
  const sum = ranked.reduce((total, row) => total + Number(row.total[measure]), 0);
  const most = Number(ranked[0]?.total[measure] ?? 0);
  const width = (/** @type {string} */ figure) => ({ width: `${most > 0 ? (100 * Number(figure)) / most : 0}%` });
  return html`<${Panel} id=${id} title=${title}
    aside=${html`<button type="button" onClick=${() => download(`${id}.csv`, asCsv(csv(ranked, field)))}>${text("csv")}</button>`}>
    ${ranked.length === 0
      ? html`<p class="empty">${text("nothingSelected")}</p>`
      : html`<div class="scroll tall" tabindex="0" role="region" aria-labelledby=${`${id}-title`}>
          <table>
            <thead><tr><th scope="col">${text(field)}</th><th scope="col" class="number">${unit}</th><th scope="col" class="number">${text("share")}</th><th scope="col" class="number">${text("change")}</th></tr></thead>
            <tbody>${ranked.map(
              (row) => html`<tr key=${row.code} data-code=${row.code} class=${selection[field] === row.code ? "chosen" : ""}>
                <th scope="row"><${Link} changes=${{ [field]: selection[field] === row.code ? null : row.code }}><span lang=${languageOf(row.code)}>${nameOf(row.code)}</span><//>
                  <div class="bar" aria-hidden="true"><span class="import" style=${width(row.import[measure])}></span><span class="export" style=${width(row.export[measure])}></span></div></th>
                <td class="number"><data value=${row.total[measure]} title=${exact(row.total[measure])}>${compact(row.total[measure])}</data></td>
                <td class="number">${sum > 0 ? percent(Number(row.total[measure]) / sum) : "–"}</td>
                <td class="number">${selection.isCompared ? html`<${Change} now=${String(row.total[measure])} before=${String(row.before[measure])} />` : "–"}</td>
              </tr>`,
            )}</tbody>
          </table>
        </div>
        <p class="legend small"><span class="key import">${text("import")}</span><span class="key export">${text("export")}</span></p>`}
  <//>`;
}

/** Sources of one reporter beside each other. They are never added. @param {{channels: any[], measure: string, unit: string}} properties */
function Channels({ channels, measure, unit }) {
  return html`<${Panel} id="channels" title=${`${text("channels")}${COMMA}${unit}`} note=${text("channels.note")}>
    <div class="columns even">
      ${channels.map(
        (channel) => html`<section key=${channel.source} class="channel">
          <h3>${text(`channel.${channel.channel}`)} <span class="unit">${sourceName(channel.source)}</span></h3>
          <p class="figure small-figure">${compact(channel.total[measure])} <span class="unit">${unit}</span></p>
          <${DayBars} columns=${channel} measure=${measure} unit=${unit} title=${`${sourceName(channel.source)}${COMMA}${days(channel.first, channel.last)}`} theme=${model.palette} height=${140} />
        </section>`,
      )}
    </div>
  <//>`;
}

/** The same figures elsewhere. @param {{selection: any, columns: any, measure: string, grain: string}} properties */
function CopyAs({ selection, columns, grain }) {
  const first = grain === "month" ? columns.first : selection.first;
  const filters = [["source", selection.source], ["crossing", selection.crossing], ["sector", selection.sector]].filter(([, value]) => value);
  const command = `landport query daily --by ${grain},flow ${filters.map(([name, value]) => `--${name} ${value}`).join(" ")} --original-currency ${selection.currency} --from ${first} --to ${columns.last}`;
  const quoted = (/** @type {string} */ value) => `'${value.replaceAll("'", "''")}'`;
  const sql = `SELECT ${grain === "month" ? "date_trunc('month', day)::date AS month" : "day"}, flow, sum(lines) AS lines, sum(value) AS value, sum(net_weight_kg) AS net_weight_kg\nFROM daily\nWHERE ${[...filters, ["currency", selection.currency]].map(([name, value]) => `${name} = ${quoted(value)}`).join(" AND ")}\n  AND day BETWEEN '${first}' AND '${columns.last}'\nGROUP BY 1, 2 ORDER BY 1, 2;`;
  const parameters = [["by", `${grain},flow`], ...filters, ["original-currency", selection.currency], ["from", first], ["to", columns.last], ["format", "csv"]];
  const http = `curl '${location.origin}/v1/query/daily?${parameters.map(([name, value]) => `${name}=${encodeURIComponent(value).replaceAll("%2C", ",")}`).join("&")}'`;
  return html`<details><summary>${text("copyAs")}</summary>
    ${[["CLI", command], ["SQL", sql], ["HTTP", http]].map(
      ([name, code]) => html`<div class="snippet" key=${name}><span>${name}</span><pre tabindex="0">${code}</pre><button type="button" onClick=${() => navigator.clipboard.writeText(code)} aria-label=${`${text("copy")}: ${name}`}>${text("copy")}</button></div>`,
    )}
    <button type="button" onClick=${() => download("series.csv", asCsv(seriesCsv(columns)))}>${text("csv")}</button>
  </details>`;
}

/** @param {any[]} rows @param {string} field */
function csv(rows, field) {
  const columns = ["lines", "value", "weight"];
  const header = [field, ...["import", "export"].flatMap((flow) => columns.map((column) => `${flow}_${column}`))].join(",");
  return [header, ...rows.map((row) => [row.code, ...["import", "export"].flatMap((flow) => columns.map((column) => row[flow][column]))].join(","))].join("\n") + "\n";
}

/** @param {string} content */
const asCsv = (content) => new Blob([content], { type: "text/csv" });

/** @param {any} columns */
function seriesCsv(columns) {
  const fields = ["lines", "value", "weight"];
  const header = [columns.grain, ...["import", "export"].flatMap((flow) => fields.map((field) => `${flow}_${field}`))].join(",");
  const rows = starts(columns).map((at, index) => [at, ...["import", "export"].flatMap((flow) => fields.map((field) => columns[flow][field][index]))].join(","));
  return [header, ...rows].join("\n") + "\n";
}

