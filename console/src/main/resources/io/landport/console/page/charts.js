// @ts-check
// Charts over days, each with its figures as a table.
import { Component, html } from "/page/preact.js";
import { compact, day, exact, month, plusDays, shortDay, time, whole } from "/page/format.js";
import { COMMA, text } from "/page/messages.js";

const uPlot = /** @type {any} */ (globalThis).uPlot;

/** A colour of the style sheet as it is in the theme of now. @param {string} name */
function colour(name) {
  const probe = document.body.appendChild(document.createElement("i"));
  probe.style.color = `var(--${name})`;
  const value = getComputedStyle(probe).color;
  probe.remove();
  return value;
}

/** As wide as its longest label, which a language may write with a long word. @param {any} _ @param {string[] | null} labels */
const sizeOf = (_, labels) => Math.max(56, 20 + 7 * Math.max(0, ...(labels ?? []).map((label) => label.length)));

/** @type {WeakMap<any, string[]>} */
const known = new WeakMap();

/** The first days of the columns: each day, or each month. @param {any} columns @returns {string[]} */
export function starts(columns) {
  const before = known.get(columns);
  if (before) return before;
  const computed = startsOf(columns);
  known.set(columns, computed);
  return computed;
}

/** @param {any} columns @returns {string[]} */
function startsOf(columns) {
  const count = columns.import.lines.length;
  if (columns.grain !== "month") return Array.from({ length: count }, (_, index) => plusDays(columns.first, index));
  const [year, month] = columns.first.split("-").map(Number);
  return Array.from({ length: count }, (_, index) => new Date(Date.UTC(year, month - 1 + index, 1)).toISOString().slice(0, 10));
}

/** What a column is called. @param {any} columns @param {number} index */
const named = (columns, index) => (columns.grain === "month" ? month(starts(columns)[index]) : day(starts(columns)[index]));

/**
 * Bars of imports and exports, one above the other.
 *
 * @typedef {{first: string, grain?: string, last: string, currency: string, import: Record<string, any[]>, export: Record<string, any[]>}} Columns
 */
export class DayBars extends Component {
  /** @type {any} */
  frame = null;
  /** @type {any} */
  chart = null;
  /** @type {ResizeObserver | null} */
  resizing = null;
  state = { at: -1 };

  componentDidMount() {
    this.draw();
    this.resizing = new ResizeObserver(() => this.chart?.setSize(this.size()));
    this.resizing.observe(this.frame);
  }

  /** @param {any} before */
  componentDidUpdate(before) {
    if (before.theme !== this.props.theme) this.draw();
    else if (before.columns !== this.props.columns || before.measure !== this.props.measure) this.chart.setData(this.data());
  }

  componentWillUnmount() {
    this.resizing?.disconnect();
    this.chart?.destroy();
  }

  size() {
    return { width: Math.max(240, this.frame.clientWidth), height: this.props.height ?? 200 };
  }

  data() {
    const { columns, measure } = /** @type {{columns: Columns, measure: string}} */ (this.props);
    const imports = columns.import[measure].map(Number);
    const exports = columns.export[measure].map(Number);
    return [starts(columns).map((at) => Date.parse(`${at}T00:00:00Z`) / 1000), imports.map((value, index) => value + exports[index]), imports];
  }

  draw() {
    this.chart?.destroy();
    const axis = { stroke: colour("muted"), font: "12px system-ui", ticks: { show: false } };
    const bars = uPlot.paths.bars({ size: [0.72, 40], radius: 0.12 });
    const series = (/** @type {string} */ name) => ({ fill: colour(name), stroke: colour(name), width: 0, paths: bars, points: { show: false } });
    this.chart = new uPlot(
      {
        ...this.size(),
        padding: [8, 8, 0, 0],
        legend: { show: false },
        tzDate: (/** @type {number} */ at) => uPlot.tzDate(new Date(at * 1000), "UTC"),
        cursor: { y: false, drag: { x: false, y: false }, points: { show: false } },
        scales: { x: { time: true, range: (/** @type {any} */ _, /** @type {number} */ first, /** @type {number} */ last) => [first - this.half(), last + this.half()] }, y: { range: (/** @type {any} */ _, /** @type {number} */ __, /** @type {number} */ most) => [0, most > 0 ? most * 1.06 : 1] } },
        axes: [
          { ...axis, size: 28, grid: { show: false }, space: 64, values: (/** @type {any} */ _, /** @type {number[]} */ at) => at.map((second) => (this.props.columns.grain === "month" ? month : shortDay)(new Date(second * 1000).toISOString().slice(0, 10))) },
          { ...axis, size: sizeOf, grid: { stroke: colour("line"), width: 1 }, values: (/** @type {any} */ _, /** @type {number[]} */ at) => at.map(compact) },
        ],
        series: [{}, series("export"), series("import")],
        hooks: { setCursor: [(/** @type {any} */ chart) => this.point(chart.cursor.idx ?? -1)] },
      },
      this.data(),
      this.frame,
    );
  }

  /** Half of a column in seconds, so that the first and last are drawn whole. */
  half() {
    return (this.props.columns.grain === "month" ? 30 : 1) * 43200;
  }

  /** @param {number} at */
  point(at) {
    if (at !== this.state.at) this.setState({ at });
  }

  render() {
    const { columns, measure, unit, title } = /** @type {any} */ (this.props);
    const count = columns.import[measure].length;
    const at = this.state.at >= 0 && this.state.at < count ? this.state.at : count - 1;
    return html`<figure class="chart">
      <p class="reading" aria-hidden="true">
        <span class="when">${named(columns, at)}</span>
        <span class="key import">${text("import")} <b>${compact(columns.import[measure][at])}</b></span>
        <span class="key export">${text("export")} <b>${compact(columns.export[measure][at])}</b></span>
        <span class="unit">${unit}</span>
      </p>
      <div class="plot" ref=${(/** @type {any} */ frame) => (this.frame = frame ?? this.frame)} role="img" aria-label=${title}></div>
    </figure>`;
  }
}

/** The figures of a chart as a table. @param {{columns: Columns, measure: string, unit: string, caption: string}} properties */
export function DayTable({ columns, measure, unit, caption }) {
  const rows = columns.import[measure].map((value, index) => [named(columns, index), value, columns.export[measure][index]]).reverse();
  return html`<div class="scroll" tabindex="0" role="region" aria-label=${caption}>
    <table>
      <caption class="hidden">${caption}</caption>
      <thead><tr><th scope="col">${text(columns.grain === "month" ? "month" : "day")}</th><th scope="col" class="number">${text("import")}${COMMA}${unit}</th><th scope="col" class="number">${text("export")}${COMMA}${unit}</th></tr></thead>
      <tbody>${rows.map(([at, imports, exports]) => html`<tr><th scope="row">${at}</th><td class="number">${exact(imports)}</td><td class="number">${exact(exports)}</td></tr>`)}</tbody>
    </table>
  </div>`;
}

/** Steps of an axis that counts. */
const WHOLE_STEPS = Array.from({ length: 12 }, (_, power) => [1, 2, 5].map((step) => step * 10 ** power)).flat();

/** Alone between two moments that were not measured: a line has no length there. @param {any[]} values @param {number} at */
const isAlone = (values, at) => values[at] != null && values[at - 1] == null && values[at + 1] == null;

/**
 * Two lines over time. What was not measured is a gap.
 *
 * @typedef {{at: number[], from?: number, to?: number, lines: {name: string, values: (number | null)[]}[]}} Times
 */
export class Lines extends Component {
  /** @type {any} */
  frame = null;
  /** @type {any} */
  chart = null;
  /** @type {ResizeObserver | null} */
  resizing = null;
  state = { at: -1 };

  componentDidMount() {
    this.draw();
    this.resizing = new ResizeObserver(() => this.chart?.setSize(this.size()));
    this.resizing.observe(this.frame);
  }

  /** @param {any} before */
  componentDidUpdate(before) {
    if (before.theme !== this.props.theme) this.draw();
    else if (before.times !== this.props.times) this.chart.setData(this.data());
  }

  componentWillUnmount() {
    this.resizing?.disconnect();
    this.chart?.destroy();
  }

  size() {
    return { width: Math.max(240, this.frame.clientWidth), height: this.props.height ?? 180 };
  }

  data() {
    const { at, lines } = /** @type {Times} */ (this.props.times);
    return [at, ...lines.map((line) => line.values)];
  }

  draw() {
    this.chart?.destroy();
    const axis = { stroke: colour("muted"), font: "12px system-ui", ticks: { show: false } };
    const line = (/** @type {string} */ name, /** @type {string} */ dash) => {
      const stroke = colour(name);
      const filter = (/** @type {any} */ chart, /** @type {number} */ series) => chart.data[series].flatMap((/** @type {any} */ _, /** @type {number} */ at) => (isAlone(chart.data[series], at) ? [at] : []));
      return { stroke, width: 1.75, dash: dash ? [6, 3] : undefined, points: { show: true, size: 4, stroke, fill: stroke, filter } };
    };
    this.chart = new uPlot(
      {
        ...this.size(),
        padding: [8, 8, 0, 0],
        legend: { show: false },
        cursor: { y: false, drag: { x: false, y: false }, points: { show: false } },
        scales: {
          x: { time: true, range: (/** @type {any} */ _, /** @type {number} */ first, /** @type {number} */ last) => [this.props.times.from ?? first, this.props.times.to ?? last] },
          y: { range: (/** @type {any} */ _, /** @type {number} */ __, /** @type {number} */ most) => [0, Math.max(10, most * 1.1)] },
        },
        axes: [
          { ...axis, size: 28, grid: { show: false }, space: 90, values: (/** @type {any} */ _, /** @type {number[]} */ at) => at.map((second) => (this.props.label ?? time)(new Date(second * 1000).toISOString())) },
          { ...axis, size: sizeOf, grid: { stroke: colour("line"), width: 1 }, incrs: WHOLE_STEPS, values: (/** @type {any} */ _, /** @type {number[]} */ at) => at.map((count) => compact(count)) },
        ],
        series: [{}, line("import", ""), line("export", "dashed")],
        hooks: { setCursor: [(/** @type {any} */ chart) => this.point(chart.cursor.idx ?? -1)] },
      },
      this.data(),
      this.frame,
    );
  }

  /** @param {number} at */
  point(at) {
    if (at !== this.state.at) this.setState({ at });
  }

  render() {
    const { times, unit, title, label, format = whole } = /** @type {any} */ (this.props);
    const isPointed = this.state.at >= 0 && this.state.at < times.at.length;
    const at = isPointed ? this.state.at : times.at.length - 1;
    const reading = (/** @type {(number | null)[]} */ values) => (values[at] == null ? "–" : format(values[at]));
    return html`<figure class="chart">
      <p class="reading">${isPointed && html`<span class="when">${(label ?? time)(new Date(times.at[at] * 1000).toISOString())}</span>`}
        <span class="key import">${times.lines[0].name} <b>${reading(times.lines[0].values)}</b></span><span class="key export">${times.lines[1].name} <b>${reading(times.lines[1].values)}</b></span><span class="unit">${unit}</span></p>
      <div class="plot" ref=${(/** @type {any} */ frame) => (this.frame = frame ?? this.frame)} role="img" aria-label=${title}></div>
    </figure>`;
  }
}
