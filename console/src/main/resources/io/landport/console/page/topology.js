// @ts-check
// Draws the topology of streams from its own description: layers from left to right, topics between its parts.
import { html } from "/page/preact.js";
import { Details } from "/page/controls.js";
import { text } from "/page/messages.js";
import { Panel } from "/console/parts.js";

const WIDE = 188;
const HIGH = 42;
const ACROSS = 44;
const DOWN = 12;
const SWEEPS = 6;

/** @typedef {{part: number, name: string, kind: string, topics: string[], stores: string[], next: string[]}} Node */
/** @typedef {{id: string, kind: string, part: number, title: string, below: string, next: string[], layer: number, x: number, y: number}} Box */

/**
 * A sink and the sources of its topic become one box. Processors that use no store and have one input and one output only pass on
 * records, and are left out.
 *
 * @param {Node[]} nodes
 */
function boxes(nodes) {
  /** @type {Map<string, Box>} */
  const all = new Map();
  const between = new Set(nodes.filter((node) => node.kind === "sink").flatMap((node) => node.topics));
  const read = new Set(nodes.filter((node) => node.kind === "source").flatMap((node) => node.topics));
  const isBetween = (/** @type {Node} */ node) => node.topics.some((topic) => between.has(topic) && read.has(topic));
  const idOf = (/** @type {Node} */ node) => (isBetween(node) ? `topic ${node.topics[0]}` : node.name);
  const ids = new Map(nodes.map((node) => [node.name, idOf(node)]));
  for (const node of nodes) {
    const id = idOf(node);
    const known = all.get(id);
    const next = node.next.map((name) => ids.get(name) ?? name);
    if (known) known.next.push(...next);
    else if (node.kind === "processor") all.set(id, box(id, "processor", node.part, node.name, node.stores.join(", "), next));
    else all.set(id, box(id, isBetween(node) ? "topic" : node.kind, node.part, node.topics.join(", "), isBetween(node) ? text("topology.between") : node.name, next));
  }
  for (const { id, kind, below, next } of [...all.values()]) {
    const before = [...all.values()].filter((other) => other.next.includes(id));
    if (kind === "processor" && below === "" && next.length === 1 && before.length === 1) {
      before[0].next = before[0].next.map((name) => (name === id ? next[0] : name));
      all.delete(id);
    }
  }
  return all;
}

/** @param {string} id @param {string} kind @param {number} part @param {string} title @param {string} below @param {string[]} next @returns {Box} */
const box = (id, kind, part, title, below, next) => ({ id, kind, part, title, below, next: [...next], layer: 0, x: 0, y: 0 });

/** Each box one layer after the last of those before it. @param {Map<string, Box>} all */
function setLayers(all) {
  for (let round = 0; round < all.size; round++) {
    for (const { next, layer } of all.values()) {
      for (const id of next) {
        const after = all.get(id);
        if (after) after.layer = Math.max(after.layer, layer + 1);
      }
    }
  }
}

/** An arrow that passes layers gets a place in each of them. @param {Map<string, Box>} all */
function addBends(all) {
  for (const from of [...all.values()]) {
    from.next = from.next.map((id) => {
      const to = /** @type {Box} */ (all.get(id));
      let target = id;
      for (let layer = to.layer - 1; layer > from.layer; layer--) {
        const bend = { ...box(`${from.id} > ${id} ${layer}`, "bend", from.part, "", "", [target]), layer };
        all.set(bend.id, bend);
        target = bend.id;
      }
      return target;
    });
  }
}

/** Boxes near those that they are connected with. @param {Map<string, Box>} all */
function place(all) {
  /** @type {Box[][]} */
  const layers = [];
  for (const each of all.values()) (layers[each.layer] ??= []).push(each);
  const before = new Map([...all.keys()].map((id) => [id, [...all.values()].filter((other) => other.next.includes(id)).map((other) => other.id)]));
  const rank = new Map(layers.flatMap((layer) => layer.map((each, index) => [each.id, index - (layer.length - 1) / 2])));
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    for (const layer of sweep % 2 === 0 ? layers : [...layers].reverse()) {
      const wanted = new Map(layer.map((each) => {
        const others = sweep % 2 === 0 ? (before.get(each.id) ?? []) : each.next;
        return [each.id, others.length === 0 ? (rank.get(each.id) ?? 0) : others.reduce((sum, id) => sum + (rank.get(id) ?? 0), 0) / others.length];
      }));
      layer.sort((one, other) => (wanted.get(one.id) ?? 0) - (wanted.get(other.id) ?? 0) || one.id.localeCompare(other.id));
      layer.forEach((each, index) => rank.set(each.id, index - (layer.length - 1) / 2));
    }
  }
  const height = (/** @type {Box} */ each) => (each.kind === "bend" ? HIGH / 2 : HIGH);
  const tall = (/** @type {Box[]} */ layer) => layer.reduce((sum, each) => sum + height(each) + DOWN, -DOWN);
  const highest = Math.max(...layers.map(tall));
  layers.forEach((layer, index) => {
    let y = (highest - tall(layer)) / 2;
    for (const each of layer) {
      each.x = index * (WIDE + ACROSS);
      each.y = y + height(each) / 2;
      y += height(each) + DOWN;
    }
  });
  return { width: layers.length * (WIDE + ACROSS) - ACROSS, height: highest };
}

/** @type {{nodes: Node[], picture: any} | undefined} */
let drawn;

/** Preact passes over a part that is the same object as before. @param {Node[]} nodes */
function drawing(nodes) {
  if (drawn?.nodes !== nodes) {
    const all = boxes(nodes);
    setLayers(all);
    addBends(all);
    const size = place(all);
    drawn = { nodes, picture: pictureOf(nodes, all, size) };
  }
  return drawn.picture;
}

/** @param {Node[]} nodes @param {Map<string, Box>} byId @param {{width: number, height: number}} size */
function pictureOf(nodes, byId, { width, height }) {
  const all = [...byId.values()];
  const label = text("topology.label", nodes.length, new Set(nodes.map((node) => node.part)).size);
  return html`<svg class="topology" viewBox=${`-2 -2 ${width + 4} ${height + 4}`} role="img" aria-label=${label}>
    ${all.flatMap((from) => from.next.map((id) => html`<${Arrow} key=${`${from.id} ${id}`} from=${from} to=${byId.get(id)} />`))}
    ${all.filter((each) => each.kind !== "bend").map((each) => html`<${Drawn} key=${each.id} box=${each} />`)}
  </svg>`;
}

/** @param {{nodes: Node[]}} properties */
export function Topology({ nodes }) {
  if (nodes.length === 0) return null;
  const picture = drawing(nodes);
  return html`<${Panel} id="topology" title=${text("topology")} note=${text("topologyNote")}>
    <div class="scroll drawing" translate=${false} tabindex="0" role="region" aria-labelledby="topology-title">
      ${picture}
    </div>
    <p class="legend">${["source", "processor", "topic", "sink"].map((kind) => html`<span class=${`node-key ${kind}`} key=${kind}>${text(`topology.${kind}`)}</span>`)}</p>
    <${Details} summary=${text("asTable")}>${() => html`<div class="scroll" tabindex="0" role="region" aria-label=${text("asTable")}><table>
      <thead><tr><th scope="col">${text("topology.part")}</th><th scope="col">${text("topology.node")}</th><th scope="col">${text("topology.uses")}</th><th scope="col">${text("topology.next")}</th></tr></thead>
      <tbody translate=${false}>${nodes.map((node) => html`<tr key=${node.name}><td>${node.part}</td><th scope="row"><code>${node.name}</code></th><td>${[...node.topics, ...node.stores].join(", ")}</td><td>${node.next.join(", ")}</td></tr>`)}</tbody></table></div>`}<//>
  <//>`;
}

/** @param {{box: Box}} properties */
function Drawn({ box: { kind, part, title, below, x, y } }) {
  const isLong = title.length > 26;
  const stores = kind === "processor" && below ? text("topology.stores", below) : below;
  return html`<g class=${`node ${kind} part${part}`}>
    <title>${below ? `${title}: ${below}` : title}</title>
    <rect x=${x} y=${y - HIGH / 2} width=${WIDE} height=${HIGH} rx=${kind === "processor" ? 6 : HIGH / 2} />
    <text class="title" x=${x + WIDE / 2} y=${below ? y - 3 : y + 4}>${isLong ? `${title.slice(0, 25)}…` : title}</text>
    ${below && html`<text class="below" x=${x + WIDE / 2} y=${y + 13} textLength=${stores.length > 32 ? WIDE - 12 : null} lengthAdjust="spacingAndGlyphs">${stores}</text>`}
  </g>`;
}

/** @param {{from: Box, to: Box}} properties */
function Arrow({ from, to }) {
  const start = from.kind === "bend" ? from.x : from.x + WIDE;
  const end = to.x;
  const half = (start + end) / 2;
  // A bend is passed straight.
  const through = to.kind === "bend" ? `H${to.x}` : "";
  const middle = from.kind === "bend" ? `M${start},${from.y}H${from.x + WIDE}C${from.x + WIDE + ACROSS / 2},${from.y} ${end - ACROSS / 2},${to.y} ${end},${to.y}` : `M${start},${from.y}C${half},${from.y} ${half},${to.y} ${end},${to.y}`;
  return html`<g class="edge"><path d=${middle + through} />${to.kind !== "bend" && html`<path class="head" d=${`M${end},${to.y}l-7,-4v8z`} />`}</g>`;
}
