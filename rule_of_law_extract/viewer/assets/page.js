"use strict";
/* The frame of the page: its languages and views, the marks on the text, the card that says what a mark is.
   Elements are made, never parsed from strings: whatever a report holds becomes text. */

const byId = (id) => document.getElementById(id);
const read = (id) => JSON.parse(byId(id).textContent);
const record = read("ui-record"), beside = read("ui-beside"), { words, terms } = read("ui-words");
const root = document.documentElement, article = byId("ui-article"), card = byId("ui-card");
const narrow = matchMedia("(max-width: 719px)");
const UNSEEN = /[\0-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufffe\uffff]/;
let lang = beside.lang;

/* --- Words and elements */

const t = (key, values = {}) => words[key][lang === "zh" ? 1 : 0].replace(/\{(\w+)\}/g, (_, name) => values[name]);
const pick = (pair) => pair[lang === "zh" ? 1 : 0];
const term = (vocabulary, member) => pick(terms[`${vocabulary}.${member}`] ?? [member, member]);
const both = (vocabulary, member) => (terms[`${vocabulary}.${member}`] ?? [member]).join(" · ");
const count = (number) => number.toLocaleString("en");

/* A string as nodes: characters without a shape are shown by their code points, as in the text itself. */
function* shown(string) {
  for (const piece of string.split(new RegExp(`(${UNSEEN.source})`))) {
    const unseen = piece.length === 1 && UNSEEN.test(piece) && piece !== "\n" && piece !== "\r";
    const code = unseen && "U+" + piece.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0");
    if (unseen) yield Object.assign(document.createElement("span"), { className: "unseen", textContent: code });
    else if (piece) yield document.createTextNode(piece);
  }
}

function el(tag, attributes, ...children) {
  const made = tag.startsWith("svg:")
    ? document.createElementNS("http://www.w3.org/2000/svg", tag.slice(4))
    : document.createElement(tag);
  for (const [name, value] of Object.entries(attributes ?? {})) {
    if (value === false || value == null) continue;
    if (typeof value === "function") made.addEventListener(name, value);
    else made.setAttribute(name, value === true ? "" : value);
  }
  for (const child of children.flat(Infinity)) {
    if (child == null || child === false || child === "") continue;
    if (child instanceof Node) made.append(child);
    else made.append(...shown(String(child)));
  }
  return made;
}

/* Offsets count code points; a string counts units of UTF-16. */
const characters = /[\ud800-\udfff]/.test(record.text) ? Array.from(record.text) : record.text;
const cut = (start, end) => {
  const piece = characters.slice(start, end);
  return typeof piece === "string" ? piece : piece.join("");
};

/* --- What is in the report */

const sections = new Map();
const headed = (section) => `${section.marker ?? ""}${section.heading}` || t("preamble");
for (const waiting = [...record.sections].reverse(); waiting.length; ) {
  const section = waiting.pop();
  sections.set(section.id, section);
  waiting.push(...[...section.children].reverse());
}
const figures = new Map(record.observations.map((item) => [item.id, item]));
const orderOf = new Map(record.observations.map((item, index) => [item, index]));
const besideOf = (item) => beside.figures[orderOf.get(item)];

/* Marks by number, in the order in which they were numbered when the page was made. */
const marks = [], numbers = new Map(), places = new Map();
const number = (kind, items, anchor) =>
  items.forEach((item, index) => {
    const name = anchor(item, index + 1);
    if (!numbers.has(name)) numbers.set(name, marks.length);
    marks.push({ kind, item, index, anchor: name });
  });
number("figure", record.observations, (item) => item.id);
for (const [kind, items] of [["date", record.dates], ["citation", record.citations], ["problem", record.problems],
  ["plan", record.plans], ["finding", beside.findings]]) number(kind, items, (_, place) => kind + place);
number("field", beside.fields, (name) => `field-${name}`);
for (const node of article.querySelectorAll("[data-m]"))
  for (const name of node.dataset.m.split(" ")) {
    const found = places.get(+name);
    if (found) found.push(node);
    else places.set(+name, [node]);
  }
const links = [...article.querySelectorAll("a.m")];
links.forEach((link, index) => (link.tabIndex = index ? -1 : 0));

const SIGNS = { about: "≈ ", at_least: "≥ ", at_most: "≤ ", over: "> ", under: "< ", increase: "+", decrease: "−" };
const numeral = (item) => (SIGNS[item.quantity.modifier] ?? "") + (SIGNS[item.change] ?? "") + besideOf(item)[0];
const amount = (item) => `${numeral(item)} ${item.quantity.unit ?? ""}`.trim().replace(" %", "%");
const meaning = (item) => {
  const known = beside.indicators[item.indicator];
  return known ? pick(known) : item.indicator ?? item.subject ?? "";
};

/* --- The card */

function boundsOf({ item, index }) {
  const [plain, low, high] = beside.figures[index], { modifier, unit } = item.quantity;
  const ends = low === null ? [modifier === "under" ? "<" : "≤", high] : high === null ? [modifier === "over" ? ">" : "≥", low]
    : low === high ? ["=", plain] : [`${low} –`, high];
  return `${ends.join(" ")}${unit ? ` ${unit}` : ""}  (${both("Modifier", modifier)})`;
}

function sectionLink(id) {
  const section = sections.get(id);
  if (!section) return null;
  const name = `${id === "0" ? "" : `${id} `}${headed(section)}`;
  return [byId(`s${id}`) ? el("a", { href: `#s${id}`, lang: "zh-CN" }, name) : name, ` (${both("Part", section.part)})`];
}

const figureLink = (id) => (figures.has(id) ? el("a", { href: `#${encodeURIComponent(id)}` }, `${id} ${figures.get(id).quantity.text}`) : id);
const days = ({ start, end }) => (start === end ? start : `${start ?? "…"} – ${end ?? "…"}`);
const listed = (nodes) => nodes.flatMap((node, index) => (index ? [", ", node] : [node]));

const FACTS = {
  figure(mark) {
    const { item } = mark, { quantity } = item, known = beside.indicators[item.indicator];
    const wholes = record.breakdowns.filter((group) => group.parts.includes(item.id));
    const parts = record.breakdowns.filter((group) => group.whole === item.id).flatMap((group) => group.parts);
    return [
      ["printed", chinese(quantity.text)],
      ["value", beside.figures[mark.index][0]],
      ["unit", `${quantity.unit ?? "—"} (${both("UnitClass", quantity.unit_class)})`],
      ["bounds", boundsOf(mark)],
      ["subject", chinese(item.subject)],
      ["indicator", item.indicator && [known ? `${known[0]} · ${known[1]} ` : "", el("code", null, item.indicator)]],
      ["definition", known?.[2]],
      ["role", both("Role", item.role)],
      ["change", item.change && both("Change", item.change)],
      ["per", item.per && both("Per", item.per)],
      ["period", item.period && days(item.period)],
      ["section", sectionLink(item.section_id)],
      ["part-of", wholes.length && listed(wholes.map((group) => figureLink(group.whole)))],
      ["whole-of", parts.length && listed(parts.map(figureLink))],
    ];
  },
  date: ({ item }) => [["days", days(item)]],
  citation: ({ item }) => [["full-title", chinese(item.title)], ["document-kind", both("CitationKind", item.kind)], ["number", item.number]],
  problem: ({ item }) => [["section", sectionLink(item.section_id)]],
  plan: ({ item }) => [["section", sectionLink(item.section_id)]],
  finding: ({ item }) => [["severity", both("Severity", item.severity)], ["message", pick(item.message)], ["code", el("code", null, item.code)],
    ["basis", item.basis && pick(item.basis)]],
  field: () => [],
};
const factList = (rows) => el("dl", { class: "facts" }, rows.filter(([, value]) => value && value.length !== 0)
  .map(([key, value]) => [el("dt", null, t(key)), el("dd", null, value)]));
const short = (string) => (string.length > 70 ? `${string.slice(0, 70)}…` : string);
/* The words of the report are Chinese in either language of the page. */
const chinese = (string) => string && el("span", { lang: "zh-CN" }, string);
const headline = ({ kind, item }) => kind === "figure" ? amount(item) : kind === "finding" ? pick(item.title)
  : kind === "field" ? t(`field-${item}`) : short(item.text);

function why({ item }) {
  const [, , , made] = besideOf(item);
  if (!made.length) return null;
  return el("details", { class: "why", open: true }, el("summary", null, t("rules")), el("ul", null, made.map((place) => {
    const [rule, says] = beside.rules[place];
    return el("li", null, el("code", null, rule), pick(says).map((line) => el("p", null, line)));
  })));
}

function fillCard(list) {
  const close = el("button", { type: "button", class: "act", click: () => closeCard(true) }, t("close"));
  card.replaceChildren(...list.map((mark, index) => el("div", { class: index ? "also" : "first" },
    el("div", { class: "top" }, el("span", { class: `kind ${mark.kind}` }, t(`kind-${mark.kind}`)),
      el("a", { class: "mono", href: `#${encodeURIComponent(mark.anchor)}` }, mark.anchor), index ? null : close),
    el("h3", { id: index ? null : "ui-card-name", class: mark.kind === "figure" ? null : "words" }, headline(mark)),
    factList(FACTS[mark.kind](mark)), mark.kind === "figure" ? why(mark) : null)));
}

let pinned = false, carded = null, about = -1, waiting = 0;
function openCard(node, pin, chosen) {
  clearTimeout(waiting);
  const list = node.dataset.m.split(" ").map((name) => marks[+name]);
  const seen = list.filter((mark) => mark.kind !== "field" || mark === chosen);
  if (chosen) seen.sort((a, b) => (b === chosen) - (a === chosen));
  if (!seen.length) return;
  closeCard(false);
  pinned = pin;
  carded = node;
  about = marks.indexOf(seen[0]);
  fillCard(seen);
  card.hidden = false;
  card.scrollTop = 0;
  node.setAttribute("aria-describedby", "ui-card-name");
  node.classList.add("near");
  if (narrow.matches) card.removeAttribute("style");
  else placeCard(node);
}
function placeCard(node) {
  // Beside all of what it speaks of, where that is no longer than a paragraph.
  const first = node.getClientRects()[0] ?? node.getBoundingClientRect();
  const last = [...(places.get(about) ?? [node]).at(-1).getClientRects()].at(-1) ?? first;
  const whole = last.bottom > first.bottom && last.bottom - first.top < innerHeight * 0.4;
  const box = { left: whole ? 0 : first.left, top: first.top, bottom: whole ? last.bottom : first.bottom }, top = byId("ui-views").getBoundingClientRect().bottom;
  const under = innerHeight - box.bottom - 18, over = box.top - top - 18;
  const below = under >= Math.min(over, 420);
  card.style.maxHeight = `${Math.max(160, Math.min(480, below ? under : over))}px`;
  const size = card.getBoundingClientRect();
  // Over the text rather than over the table beside it.
  const text = article.getBoundingClientRect();
  const left = Math.max(8, Math.min(Math.max(box.left, text.left + 24), text.right + 16 - size.width));
  card.style.left = `${left + scrollX}px`;
  card.style.top = `${(below ? box.bottom + 8 : box.top - size.height - 8) + scrollY}px`;
}
function closeCard(focus) {
  clearTimeout(waiting);
  if (carded) {
    carded.removeAttribute("aria-describedby");
    carded.classList.remove("near");
    if (focus) carded.focus({ preventScroll: true });
  }
  card.hidden = true;
  carded = null;
  pinned = false;
}

/* --- Going to a mark or a heading */

function pickMark(place) {
  for (const node of document.querySelectorAll(".picked")) node.classList.remove("picked");
  for (const node of places.get(place) ?? []) node.classList.add("picked");
}
function settle(node, block) {
  node.scrollIntoView({ block });
  // What lies between is laid out only now, and may be higher than was thought.
  requestAnimationFrame(() => requestAnimationFrame(() => {
    node.scrollIntoView({ block });
    if (carded && !narrow.matches) placeCard(carded);
  }));
}
function remember(anchor) {
  try {
    history.replaceState(null, "", `#${encodeURIComponent(anchor)}`);
  } catch {
    // A page inside another, such as a notebook, has no address of its own.
  }
}

/* Opens what an anchor names, and says whether there is such a thing. */
function go(anchor, { focus = false, scroll = true } = {}) {
  const heading = /^s[0-9.]+$/.test(anchor) && !numbers.has(anchor) && byId(anchor), place = numbers.get(anchor);
  if (heading) {
    closeCard(false);
    setView("text");
    settle(heading, "start");
    heading.focus({ preventScroll: true });
    remember(anchor);
    return true;
  }
  if (place === undefined) return false;
  const node = places.get(place)?.[0], mark = marks[place];
  pickMark(place);
  showMark(mark);
  remember(anchor);
  if (!node) return true;
  setView("text");
  if (scroll) settle(node, "start");
  if (node.matches("a.m")) rove(node);
  openCard(node, true, mark);
  if (focus) card.focus({ preventScroll: true });
  return true;
}

function anchorOf({ hash }) {
  try {
    return decodeURIComponent(hash.slice(1));
  } catch {
    return hash.slice(1); // a per cent sign that begins no code
  }
}

function rove(link) {
  for (const old of article.querySelectorAll('a.m[tabindex="0"]')) old.tabIndex = -1;
  link.tabIndex = 0;
}

article.addEventListener("keydown", (event) => {
  const step = { ArrowRight: 1, ArrowLeft: -1, Home: -Infinity, End: Infinity }[event.key], here = links.indexOf(event.target);
  if (!step || here < 0 || event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  const next = links[Math.min(Math.max(here + step, 0), links.length - 1)];
  rove(next);
  next.focus();
});
article.addEventListener("focusin", ({ target }) => {
  if (target.matches("a.m:focus-visible") && target !== carded) openCard(target, false);
});
article.addEventListener("focusout", () => !pinned && closeCard(false));
article.addEventListener("pointerover", ({ target, pointerType }) => {
  const link = target.closest("a.m");
  if (!link || pointerType !== "mouse" || pinned) return;
  clearTimeout(waiting);
  waiting = setTimeout(() => openCard(link, false), 150);
});
const leave = ({ pointerType }) => {
  clearTimeout(waiting);
  if (pointerType === "mouse" && !pinned) waiting = setTimeout(() => closeCard(false), 250);
};
article.addEventListener("pointerout", leave);
card.addEventListener("pointerleave", leave);
card.addEventListener("pointerenter", () => clearTimeout(waiting));
addEventListener("keydown", (event) => {
  if (event.key === "Escape" && !card.hidden) closeCard(card.contains(document.activeElement) || document.activeElement === carded);
});
addEventListener("click", (event) => {
  const link = event.target.closest?.('a[href^="#"]');
  if (link && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
    // From the keyboard a click has no detail: then the focus goes along.
    const inText = article.contains(link);
    if (go(anchorOf(link), { focus: event.detail === 0, scroll: !inText })) event.preventDefault();
  } else if (!event.target.closest?.("#ui-card, tr, .item")) closeCard(false);
});
addEventListener("hashchange", () => go(anchorOf(location)));

/* --- Outline and legend */

const entries = new Map([...document.querySelectorAll("#ui-outline a")].map((link) => [link.hash.slice(1), link]));
const passing = new IntersectionObserver((seen) => {
  const entered = seen.find((entry) => entry.isIntersecting);
  if (!entered) return;
  for (const link of entries.values()) link.removeAttribute("aria-current");
  const link = entries.get(entered.target.id);
  link?.setAttribute("aria-current", "location");
}, { rootMargin: "-50px 0px -65% 0px" });
for (const id of entries.keys()) if (byId(id)) passing.observe(byId(id));

const KINDS = ["figure", "date", "citation", "problem", "plan", "finding"];
function drawLegend() {
  byId("ui-legend").replaceChildren(...KINDS.map((kind) => {
    const total = marks.filter((mark) => mark.kind === kind).length, off = article.classList.contains(`hide-${kind}`);
    return el("button", {
      type: "button", "aria-pressed": String(!off),
      click: ({ currentTarget }) => currentTarget.setAttribute("aria-pressed", String(!article.classList.toggle(`hide-${kind}`))),
    }, el("span", { class: `swatch ${kind}`, lang: "zh-CN", "aria-hidden": "true" }, "文"), `${t(`kinds-${kind}`)} ${count(total)}`);
  }));
}
