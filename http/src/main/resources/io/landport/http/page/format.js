// @ts-check
// Numbers and dates as the language writes them. Decimals arrive as strings and are formatted as such: no digit is lost.
import { language, text } from "/page/messages.js";

/** English by the country of the browser. */
const LOCALE = { zh: "zh-CN", ru: "ru-RU" }[language] ?? navigator.languages.find((known) => known.startsWith("en-")) ?? "en-GB";

const WHOLE = new Intl.NumberFormat(LOCALE, { maximumFractionDigits: 0 });
const EXACT = new Intl.NumberFormat(LOCALE, { minimumFractionDigits: 2, maximumFractionDigits: 4 });
const COMPACT = new Intl.NumberFormat(LOCALE, { notation: "compact", minimumFractionDigits: 1, maximumFractionDigits: 1 });
const COMPACT_WHOLE = new Intl.NumberFormat(LOCALE, { notation: "compact", maximumFractionDigits: 1 });
const RATE = new Intl.NumberFormat(LOCALE, { maximumFractionDigits: 1 });
const PERCENT = new Intl.NumberFormat(LOCALE, { style: "percent", minimumFractionDigits: 1, maximumFractionDigits: 1 });
const CHANGE = new Intl.NumberFormat(LOCALE, {
  style: "percent",
  signDisplay: "exceptZero",
  minimumFractionDigits: 1,
  maximumFractionDigits: 1,
});
const DAY = new Intl.DateTimeFormat(LOCALE, { day: "numeric", month: language === "ru" ? "2-digit" : "short", year: "numeric", timeZone: "UTC" });
const SHORT_DAY = new Intl.DateTimeFormat(LOCALE, { day: "numeric", month: "short", timeZone: "UTC" });
const MONTH = new Intl.DateTimeFormat(LOCALE, { month: "short", year: "numeric", timeZone: "UTC" });
const TIME = new Intl.DateTimeFormat(LOCALE, { hour: "2-digit", minute: "2-digit", second: "2-digit", hourCycle: "h23" });

/** @param {string | number} number any decimal */
export const whole = (number) => WHOLE.format(/** @type {any} */ (number));
/** @param {string | number} number any decimal, with all of its digits */
export const exact = (number) => EXACT.format(/** @type {any} */ (number));
/** @param {string | number} number such as 1.2M */
export const compact = (number) => (Math.abs(Number(number)) < 1000 ? COMPACT_WHOLE : COMPACT).format(/** @type {any} */ (number));
/** @param {number} thousandths of a record a second */
export const rate = (thousandths) => RATE.format(thousandths < 99500 ? thousandths / 1000 : Math.round(thousandths / 1000));
/** @param {number} ratio */
export const percent = (ratio) => PERCENT.format(ratio);
/** @param {string} day ISO */
export const day = (day) => DAY.format(new Date(`${day}T00:00:00Z`));
const WEEKDAY = new Intl.DateTimeFormat(LOCALE, { weekday: "long", day: "numeric", month: language === "ru" ? "2-digit" : "short", timeZone: "UTC" });
/** @param {string} day ISO, with its weekday */
export const weekday = (day) => WEEKDAY.format(new Date(`${day}T00:00:00Z`));
/** @param {string} day ISO, without its year */
export const shortDay = (day) => SHORT_DAY.format(new Date(`${day}T00:00:00Z`));
/** @param {string} day ISO, its month */
export const month = (day) => MONTH.format(new Date(`${day}T00:00:00Z`));
/** @param {string} first ISO @param {string} last ISO */
export const days = (first, last) =>
  first === last ? day(first) : DAY.formatRange(new Date(`${first}T00:00:00Z`), new Date(`${last}T00:00:00Z`));
/** @param {string} instant ISO */
export const time = (instant) => TIME.format(new Date(instant));

const MOMENT = new Intl.DateTimeFormat(LOCALE, { day: "numeric", month: "short", hour: "2-digit", minute: "2-digit", second: "2-digit", hourCycle: "h23" });
/** @param {string} instant ISO, with its day */
export const moment = (instant) => MOMENT.format(new Date(instant));

const MINUTE = new Intl.DateTimeFormat(LOCALE, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
/** @param {string} instant ISO, its hour and minute */
export const minute = (instant) => MINUTE.format(new Date(instant));
const DATE = new Intl.DateTimeFormat(LOCALE, { day: "numeric", month: "short" });
/** @param {string} instant ISO, the day on which it is here */
export const dateOf = (instant) => DATE.format(new Date(instant));
/** @param {string} instant ISO, with its day unless that is the day of another instant @param {string} [other] now if left out */
export const timeOf = (instant, other = new Date().toISOString()) => (dateOf(instant) === dateOf(other) ? time : moment)(instant);

/** The zone of times, such as GMT+8. */
export const ZONE = new Intl.DateTimeFormat(LOCALE, { timeZoneName: "short" }).formatToParts(new Date()).find((part) => part.type === "timeZoneName")?.value ?? "";
/** @param {string} instant ISO, with its zone */
export const clock = (instant) => `${time(instant)} ${ZONE}`;

const PARTS = EXACT.formatToParts(-12345.5);
const GROUP = PARTS.find((part) => part.type === "group")?.value ?? "";
const DECIMAL = PARTS.find((part) => part.type === "decimal")?.value ?? ".";

/** A number as a plain decimal if a text is one in the language; otherwise the text, and nothing for what stands for nothing. @param {string} shown */
export function plain(shown) {
  const number = shown.replace(/[\s\u00a0\u202f]/g, "").replaceAll(GROUP.trim() || " ", "").replace(DECIMAL, ".").replace("−", "-");
  if (/^-?\d+(\.\d+)?$/.test(number)) return number;
  return shown === "–" || shown === "·" ? "" : shown;
}

/** How much a value has changed, as a ratio; null if there is nothing to compare with. @param {string} now @param {string | undefined} before */
export function change(now, before) {
  const base = Number(before ?? 0);
  return base === 0 ? null : Number(now) / base - 1;
}

/** @param {number} ratio */
export const changed = (ratio) => (Math.abs(ratio) >= 10 ? `×${RATE.format(ratio + 1)}` : CHANGE.format(ratio));

/** A short duration. @param {number} seconds */
export function duration(seconds) {
  if (seconds < 90) return text("seconds", seconds);
  if (seconds < 5400) return text("minutes", Math.round(seconds / 60));
  return text("hours", Math.round(seconds / 3600));
}

/** Adds days to an ISO day. @param {string} from @param {number} count */
export function plusDays(from, count) {
  const date = new Date(`${from}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + count);
  return date.toISOString().slice(0, 10);
}
