// @ts-check
// The state of the page is its address: parameters of the API, and few of its own. What can be chosen comes from the catalogue.
import { headers, request } from "/page/client.js";
import { language } from "/page/messages.js";

/** Without controls, in a frame of another page. */
export const isEmbedded = location.pathname === "/explore/embed";

/** Parameters that are not those of the question. */
const OWN = ["chart", "question", "language", "against"];

/** Options of charts that the figures behind them do not have. */
const OF_CHARTS = ["by", "measure", "top", "title", "width", "limit"];

const PERIODS = ["day", "month", "year"];
const TABLE = "table";

/** What the page knows. */
export const model = {
  address: new URLSearchParams(location.search),
  /** @type {{questions: any[], charts: any[], dimensions: any[], columns: Record<string, string>, remarks: Record<string, string>}} */
  catalogue: { questions: [], charts: [], dimensions: [], columns: {}, remarks: {} },
  /** Sources with figures, by id. @type {Map<string, {name: string, months: string[], currencies: Map<string, number>}>} */
  sources: new Map(),
  /** Why nothing can be shown. @type {{status: number, detail?: string} | null} */
  problem: null,
};

/** Reads JSON without losing a digit: numbers become texts. @param {string} path */
export async function exact(path) {
  const response = await fetch(path, { headers: headers() });
  const text = await response.text();
  const quoted = text.replace(/"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g, (part) => (part[0] === '"' ? part : `"${part}"`));
  try {
    return { isOk: response.ok, status: response.status, answer: JSON.parse(quoted) };
  } catch {
    return { isOk: false, status: response.ok ? 0 : response.status, answer: {} };
  }
}

/** @type {{isOk: boolean, status: number, answer: any}} */
const UNREACHABLE = { isOk: false, status: 0, answer: {} };

/** Loads the catalogue, and the sources that have figures. */
export async function load() {
  const [catalogue, trade] = await Promise.all([
    request(`/v1/catalogue?language=${language}`),
    request(`/v1/query/monthly?by=source,month&language=${language}&rows=10000`),
  ]).catch(() => [UNREACHABLE, UNREACHABLE]);
  const failed = [catalogue, trade].find((response) => !response.isOk);
  model.problem = failed ? { status: failed.status, detail: failed.answer.detail } : null;
  if (failed) return;
  model.catalogue = catalogue.answer;
  model.sources = new Map();
  for (const row of trade.answer.rows) {
    /** @type {{name: string, months: string[], currencies: Map<string, number>}} */
    const source = model.sources.get(row.source) ?? { name: nameOf("source", row.source, row.source_name), months: [], currencies: new Map() };
    if (!source.months.includes(row.month)) source.months.push(row.month);
    source.currencies.set(row.currency, (source.currencies.get(row.currency) ?? 0) + Number(row.lines));
    model.sources.set(row.source, source);
  }
}

/** The name of a code: that of the catalogue, or the one that an answer has. @param {string} dimension @param {string} code @param {string} [given] */
export const nameOf = (dimension, code, given) => dimensionOf(dimension)?.codes[code] ?? given ?? code;

/** @param {string} code @returns {{code: string, column: string, name: string, codes: Record<string, string>} | undefined} */
export const dimensionOf = (code) => model.catalogue.dimensions.find((known) => known.code === code || known.column === code);

/** The name of a dimension or of another column, in a title. @param {string} column */
export function titleOf(column) {
  const name = dimensionOf(column)?.name ?? model.catalogue.columns[column];
  return name && name[0].toUpperCase() + name.slice(1);
}

/**
 * The view that parameters name: a kind of chart, or a table.
 *
 * @param {URLSearchParams} [address]
 * @returns {{chart: string, kind: any, question: any, options: Record<string, string[]>}}
 */
export function viewOf(address = model.address) {
  const chart = address.get("chart") ?? "monthly";
  const kind = model.catalogue.charts.find((known) => known.code === chart);
  const wanted = kind ? kind.question : (address.get("question") ?? "monthly");
  const question = model.catalogue.questions.find((known) => known.code === wanted);
  return { chart, kind, question, options: (kind ?? question)?.options ?? {} };
}

/** Whether the address names a view that does not exist. */
export const isUnknownView = () => !viewOf().question || (!viewOf().kind && viewOf().chart !== TABLE);

export const isTable = () => viewOf().chart === TABLE;

/** The codes of a filter that are selected. @param {string} name */
export const selected = (name) => (model.address.get(name) ?? "").split(",").filter(Boolean);

/** The months of the selected sources, in order. */
export function months() {
  const chosen = selected("source").length > 0 ? selected("source") : [...model.sources.keys()];
  return [...new Set(chosen.flatMap((id) => model.sources.get(id)?.months ?? []))].sort();
}

/** The parameters that the API gets. @returns {[string, string][]} */
const given = () => [...model.address].filter(([name, value]) => !OWN.includes(name) && value !== "");

/** The dimensions of the rows behind a view, separated by commas. @param {any} kind @param {URLSearchParams} address */
const rowsBy = (kind, address) => [...new Set([...(kind?.by ?? "").split(","), ...(address.get("by") ?? "").split(",")])].filter(Boolean).join(",");

/** The address of the chart. @param {string} format @param {number} [width] in millimetres */
export function chartPath(format, width) {
  const parameters = new URLSearchParams(given());
  parameters.set("language", language);
  if (width && !parameters.has("width")) parameters.set("width", String(width));
  return `/v1/charts/${viewOf().chart}.${format}?${parameters}`;
}

/** The address of the figures behind the view. @param {Record<string, string>} [more] */
export function figuresPath(more = {}) {
  const { kind, question } = viewOf();
  const parameters = new URLSearchParams(given().filter(([name]) => !kind || (!OF_CHARTS.includes(name) && name in question.options)));
  const by = rowsBy(kind, model.address);
  if (by) parameters.set("by", by);
  else parameters.delete("by");
  parameters.set("language", language);
  Object.entries(more).forEach(([name, value]) => parameters.set(name, value));
  return `/v1/query/${question.code}?${parameters}`;
}

/** The filters of the view that another route takes. @param {string[]} allowed */
export const filters = (allowed) => given().filter(([name]) => allowed.includes(name));

/** The address of the page with some parameters changed; null removes one. What the next view cannot take is left out. @param {Record<string, string | null>} changes @param {string} [page] */
export function addressWith(changes, page = isEmbedded ? "/explore/embed" : "/explore") {
  const next = new URLSearchParams(model.address);
  for (const [name, value] of Object.entries(changes)) {
    if (value === null || value === "") next.delete(name);
    else next.set(name, value);
  }
  if ("chart" in changes || "question" in changes) fit(next);
  return `${page}?${next}`;
}

/** Leaves out what a view cannot take, and adds what it needs. @param {URLSearchParams} next */
function fit(next) {
  const { kind, question, options } = viewOf(next);
  const before = (next.get("by") ?? "").split(",").filter((code) => code && !PERIODS.includes(code));
  const allowed = question?.options.by ?? [];
  if (kind) {
    next.delete("question");
    const by = before.find((code) => allowed.includes(code)) ?? (kind.hasBy && !kind.by.includes("day") && kind.code !== "monthly" ? "crossing" : "");
    if (kind.hasBy && by) next.set("by", by);
    else next.delete("by");
    if (!kind.measures.includes(next.get("measure"))) next.delete("measure");
    if (Number(next.get("top")) > kind.most) next.delete("top");
  } else {
    const was = viewOf();
    const by = rowsBy(was.kind, model.address).split(",").filter((code) => allowed.includes(code));
    if (by.length > 0) next.set("by", by.join(","));
    else next.delete("by");
  }
  for (const name of [...next.keys()]) if (!OWN.includes(name) && !(name in options)) next.delete(name);
  if ("source" in options && !next.has("source")) setSource(next);
}

/** The source with most figures, and the currency of most of them: values of several are never added. @param {URLSearchParams} next */
function setSource(next) {
  const lines = (/** @type {string} */ id) => [...(model.sources.get(id)?.currencies.values() ?? [])].reduce((sum, count) => sum + count, 0);
  const source = [...model.sources.keys()].sort((one, other) => lines(other) - lines(one))[0];
  if (source) next.set("source", source);
}

/** Completes an address that says little, so that it can be passed on as it is. */
export function complete() {
  const next = new URLSearchParams(model.address);
  if (!next.has("chart")) next.set("chart", "monthly");
  next.set("language", language);
  const { options } = viewOf(next);
  if ("source" in options && !next.has("source")) setSource(next);
  const currencies = model.sources.get(next.get("source") ?? "")?.currencies ?? new Map();
  if (currencies.size > 1 && "original-currency" in options && !next.has("original-currency") && !next.has("currency") && (next.get("measure") ?? "value") === "value") {
    next.set("original-currency", [...currencies].sort(([, one], [, other]) => other - one)[0][0]);
  }
  if (next.toString() === model.address.toString()) return;
  history.replaceState(null, "", `${location.pathname}?${next}`);
  model.address = next;
}

/** Goes to an address within the page. @param {string} address @param {boolean} [isSmall] whether the way back leads over it */
export function go(address, isSmall = false) {
  if (isSmall) history.replaceState(null, "", address);
  else history.pushState(null, "", address);
  dispatchEvent(new PopStateEvent("popstate"));
}
