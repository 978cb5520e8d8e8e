"use strict";
/* The views beside the text, each drawn when it is first looked at, and the switches of language and colours. */

const ROWS = 300;
const sideOf = (name) => byId(`ui-panel-${name}`);
const goTo = (mark) => places.has(numbers.get(mark)) &&
  el("a", { class: "act go", href: `#${encodeURIComponent(mark)}` }, t("show-in-text"));
const nothing = (key) => el("p", { class: "none" }, t(key));

/* --- Figures */

const table = { sort: "order", down: false, filters: { words: "", part: "", role: "", indicator: "" }, limit: ROWS };
const partOf = (item) => sections.get(item.section_id)?.part ?? "";
const SORTS = {
  order: (item) => orderOf.get(item),
  value: (item) => item.quantity.value,
  meaning: (item) => meaning(item),
  role: (item) => term("Role", item.role),
  section: (item) => (item.section_id ?? "").split(".").map((step) => step.padStart(6, "0")).join("."),
};
const compare = (a, b) => (typeof a === "number" ? a - b : a.localeCompare(b, lang === "zh" ? "zh-CN" : "en"));

/* The words around a figure, within its sentence. */
const STOP = /[。；！？\n\r]/;
function around(item) {
  const { start, end } = item.quantity.span;
  const before = cut(Math.max(0, start - 22), start).split(STOP), after = cut(end, end + 12).split(STOP);
  return [`${before.length === 1 && start > 22 ? "…" : ""}${before.pop().trimStart()}`, cut(start, end),
    `${after[0]}${after.length === 1 && after[0].length === 12 ? "…" : ""}`];
}

const told = new Map();
function searched(item) {
  if (!told.has(item)) {
    const known = beside.indicators[item.indicator] ?? [], section = sections.get(item.section_id);
    const plain = besideOf(item)[0];
    told.set(item, [item.id, item.quantity.text, plain, plain.replaceAll(",", ""), item.quantity.unit, item.subject, item.indicator,
      ...known.slice(0, 2), ...around(item), section?.heading, ...(terms[`Role.${item.role}`] ?? [])].join(" ").toLowerCase());
  }
  return told.get(item);
}

function rowsWanted() {
  const { words: sought, part, role, indicator } = table.filters, parts = sought.toLowerCase().split(/\s+/).filter(Boolean);
  const key = SORTS[table.sort], rows = record.observations.filter((item) =>
    (!part || partOf(item) === part) && (!role || item.role === role) && (!indicator || (item.indicator ?? "-") === indicator) &&
    parts.every((word) => searched(item).includes(word))).map((item) => [key(item), item]);
  // A sort is stable: what is equal stays in the order of the text.
  rows.sort(([a], [b]) => (table.down ? compare(b, a) : compare(a, b)));
  return rows.map(([, item]) => item);
}

function rowOf(item) {
  const [before, printed, after] = around(item), section = sections.get(item.section_id), part = partOf(item);
  const usual = item.role === "reported";
  const role = el("span", { class: `tag ${item.role}` }, term("Role", item.role));
  return el("tr", { "data-anchor": item.id },
    el("td", null, el("a", { class: "mono", href: `#${encodeURIComponent(item.id)}` }, item.id)),
    el("td", { class: "amount" }, el("b", null, numeral(item)), " ", item.quantity.unit, printed === amount(item).replace(" ", "") ? null
      : el("span", { class: "printed", lang: "zh-CN" }, short(item.quantity.text))),
    el("td", null, meaning(item) || el("span", { class: "muted" }, t("no-indicator")),
      el("span", { class: "context", lang: "zh-CN" }, before, el("mark", null, printed), after),
      el("span", { class: "only-narrow" }, usual ? null : role, part && el("span", { class: "tag" }, `${item.section_id} ${term("Part", part)}`))),
    el("td", { class: "only-wide" }, usual ? el("span", { class: "muted" }, term("Role", item.role)) : role),
    el("td", { class: "only-wide", title: section ? headed(section) : null }, item.section_id));
}

function drawRows(all) {
  const body = sideOf("figures").querySelector("tbody"), rows = rowsWanted();
  const limit = all ? Infinity : table.limit;
  body.replaceChildren(...rows.slice(0, limit).map(rowOf));
  const total = record.observations.length, some = Object.values(table.filters).some(Boolean);
  byId("ui-tally").textContent = t("tally", { shown: count(rows.length), all: count(total) });
  byId("ui-reset").hidden = !some;
  const more = byId("ui-more");
  more.hidden = rows.length <= limit;
  more.textContent = t("more", { rest: count(rows.length - limit) });
  for (const head of sideOf("figures").querySelectorAll("th")) {
    if (head.dataset.sort === table.sort) head.setAttribute("aria-sort", table.down ? "descending" : "ascending");
    else head.removeAttribute("aria-sort");
  }
}

function choice(name, options) {
  const select = el("select", { id: `ui-${name}`, "aria-label": t(`by-${name}`), change: () => refilter({ [name]: select.value }) },
    el("option", { value: "" }, t(`by-${name}`)),
    options.map(([value, label, total]) => el("option", { value }, `${label} (${count(total)})`)));
  select.value = table.filters[name];
  return select;
}
function tallied(values, label) {
  const totals = new Map();
  for (const value of values) totals.set(value, (totals.get(value) ?? 0) + 1);
  return [...totals].map(([value, total]) => [value, label(value), total]);
}
function refilter(changed) {
  Object.assign(table.filters, changed);
  table.limit = ROWS;
  drawRows();
}

const DRAW = {
  figures(side) {
    const all = record.observations;
    if (!all.length) return side.replaceChildren(nothing("no-figures"));
    const search = el("input", { type: "search", id: "ui-search", "aria-label": t("search"), placeholder: t("search"), autocomplete: "off",
      input: () => refilter({ words: search.value }) });
    search.value = table.filters.words;
    const indicators = tallied(all.map((item) => item.indicator ?? "-"), (code) => code === "-" ? t("no-indicator") : pick(beside.indicators[code] ?? [code, code]));
    indicators.sort((a, b) => compare(a[1], b[1]));
    const head = (name, shape) => el("th", { scope: "col", "data-sort": name, class: shape }, el("button", { type: "button", click: () => {
      Object.assign(table, { down: table.sort === name ? !table.down : name === "value", sort: name, limit: ROWS });
      drawRows();
    } }, t(`column-${name}`)));
    side.replaceChildren(
      el("div", { class: "filters" }, search,
        choice("part", tallied(all.map(partOf).filter(Boolean), (part) => term("Part", part))),
        choice("role", tallied(all.map((item) => item.role), (role) => term("Role", role))),
        choice("indicator", indicators)),
      el("div", { class: "tally" }, el("span", { id: "ui-tally", role: "status" }),
        el("button", { type: "button", class: "act", id: "ui-reset", click: () => {
          table.filters = { words: "", part: "", role: "", indicator: "" };
          draw("figures");
          byId("ui-search").focus();
        } }, t("reset"))),
      el("table", null, el("caption", { class: "unheard" }, t("figures")),
        el("thead", null, el("tr", null, head("order"), head("value", "amount"), head("meaning"), head("role", "only-wide"), head("section", "only-wide"))),
        el("tbody", { click: (event) => {
          const row = event.target.closest("tr");
          if (!event.target.closest("a") && !String(getSelection())) go(row.dataset.anchor);
        } })),
      el("button", { type: "button", class: "act more", id: "ui-more", click: () => {
        table.limit += ROWS;
        drawRows();
      } }));
    drawRows();
  },

  breakdowns(side) {
    const drawn = record.breakdowns.map((group, index) => [group, beside.sums[index]])
      .filter(([group]) => [group.whole, ...group.parts].every((id) => figures.has(id)))
      .map(([group, [total, difference]]) => {
        const whole = figures.get(group.whole), parts = group.parts.map((id) => figures.get(id));
        const most = Math.max(...[whole, ...parts].map((item) => item.quantity.value), Number(total.replaceAll(",", "")), 1e-9);
        const verdict = group.holds === null ? ["info", "some-of-it"] : group.holds ? ["good", "adds-up"]
          : ["error", difference.startsWith("-") ? "too-many" : "too-few"];
        // What is counted, in the text's own words where these tell the parts apart.
        const apart = new Set(parts.map((item) => item.subject)).size === parts.length;
        const named = (item) => (apart && item.subject) || meaning(item) || item.quantity.text;
        const bar = (item, shape) => [
          el("a", { href: `#${encodeURIComponent(item.id)}` }, named(item)),
          el("svg:svg", { viewBox: "0 0 100 10", preserveAspectRatio: "none", "aria-hidden": "true" },
            el("svg:rect", { class: shape, width: Math.max((item.quantity.value / most) * 100, 0.4), height: 10 })),
          el("span", { class: "number" }, amount(item)),
        ];
        return el("div", { class: "item" },
          el("div", { class: "head" }, el("b", null, meaning(whole)),
            el("span", { class: `severity ${verdict[0]}` }, t(verdict[1], { difference: difference.replace("-", "") }))),
          el("div", { class: "bars" }, bar(whole, "bar whole"), parts.map((item) => bar(item, group.holds === false ? "bar odd" : "bar"))),
          // One part out of several is no sum.
          group.holds === null && parts.length === 1 ? null
            : el("p", { class: "sum" }, `${parts.map((item) => besideOf(item)[0]).join(" + ")} = ${total}`,
              group.holds === false ? t("not-whole", { whole: besideOf(whole)[0] }) : ""));
      });
    side.replaceChildren(...(drawn.length ? drawn : [nothing("no-breakdowns")]));
  },

  findings(side) {
    const drawn = ["error", "warning", "info"].flatMap((severity) => {
      const found = marks.filter((mark) => mark.kind === "finding" && mark.item.severity === severity);
      if (!found.length) return [];
      return [el("h2", null, el("span", { class: `severity ${severity}` }, term("Severity", severity)), ` ${count(found.length)}`),
        ...found.map(({ item, anchor }) => el("div", { class: "item", "data-anchor": anchor },
          el("div", { class: "head" }, el("b", null, pick(item.title)), goTo(anchor)),
          el("p", null, pick(item.message)),
          item.span ? el("p", { class: "quote", lang: "zh-CN" }, short(cut(...item.span))) : el("p", { class: "muted" }, t("whole-report")),
          el("p", { class: "muted" }, item.basis ? pick(item.basis) : null, " ", el("code", null, item.code))))];
    });
    side.replaceChildren(...(drawn.length ? drawn : [nothing("no-findings")]));
  },

  mentions(side) {
    const drawn = ["problem", "plan", "citation", "date"].flatMap((kind) => {
      const found = marks.filter((mark) => mark.kind === kind);
      if (!found.length) return [];
      return [el("h2", null, `${t(`kinds-${kind}`)} `, el("span", { class: "muted" }, count(found.length))),
        ...found.map(({ item, anchor }) => el("div", { class: "item", "data-anchor": anchor },
          el("div", { class: "head" }, el("span", { lang: "zh-CN" }, kind === "citation" ? `《${item.title}》` : item.text), goTo(anchor)),
          kind === "date" ? el("p", { class: "muted" }, days(item)) : null,
          kind === "citation" ? el("p", { class: "muted" }, [term("CitationKind", item.kind), item.number].filter(Boolean).join(" · ")) : null))];
    });
    side.replaceChildren(...(drawn.length ? drawn : [nothing("no-mentions")]));
  },

  metadata(side) {
    const { metadata, source } = record, issuer = metadata.issuer;
    const rows = ["title", "issuer", "year", "published_on", "created_on", "index_number", "document_number", "category"]
      .map((name) => [`field-${name}`, name === "issuer" ? issuer?.name : metadata[name]]);
    rows.splice(2, 0, ["level", issuer?.level && both("IssuerLevel", issuer.level)],
      ["region", issuer?.region.map((place) => [place.name, place.code].filter(Boolean).join(" ")).join(" › ")],
      ["credit-code", issuer?.social_credit_code]);
    rows.push(["source", source]);
    const present = new Set([...sections.values()].map((section) => section.part));
    const due = Date.UTC(metadata.year + 1, 3, 1), late = metadata.published_on && metadata.year && (Date.parse(metadata.published_on) - due) / 864e5;
    side.replaceChildren(
      el("h2", null, t("metadata")),
      ...rows.map(([key, value]) => el("div", { class: "item", "data-anchor": key },
        el("div", { class: "head" }, el("div", null, el("p", { class: "muted" }, t(key)), el("p", null, value || t("not-stated"))), goTo(key)))),
      el("h2", null, t("parts-asked")),
      el("p", { class: "muted" }, t("parts-basis")),
      ...["measures", "leadership", "problems", "plan"].map((part) => el("div", { class: "item head" }, el("span", null, both("Part", part)),
        el("span", { class: `severity ${present.has(part) ? "good" : "warning"}` }, t(present.has(part) ? "present" : "absent")))),
      el("h2", null, t("publication")),
      el("p", null, typeof late === "number" ? t(late > 0 ? "days-late" : "days-early", { days: count(Math.abs(late)) }) : t("not-known")));
  },

  json(side) {
    const raw = byId("ui-record").textContent;
    const block = el("pre", { tabindex: "0" }), copied = el("span", { role: "status", class: "muted" });
    const plain = [...printed(raw)], whole = plain.map(([piece]) => piece).join("");
    side.replaceChildren(el("div", { class: "row" },
      el("button", { type: "button", class: "act", click: () => {
        const file = URL.createObjectURL(new Blob([whole, "\n"], { type: "application/json" }));
        el("a", { href: file, download: "report.json" }).click();
        setTimeout(() => URL.revokeObjectURL(file), 1000);
      } }, t("download")),
      el("button", { type: "button", class: "act", click: () => navigator.clipboard.writeText(whole)
        .then(() => (copied.textContent = t("copied")), () => getSelection().selectAllChildren(block)) }, t("copy")), copied), block);
    // Colours for so many tokens as a reader may look at.
    for (const [piece, shape] of plain.slice(0, 20000)) block.append(shape ? el("span", { class: shape }, piece) : piece);
    if (plain.length > 20000) block.append(plain.slice(20000).map(([piece]) => piece).join(""));
  },
};

/* The record with line ends and indents, token by token: numbers keep every digit. */
function* printed(raw) {
  let depth = 0;
  const line = (by) => "\n" + "  ".repeat((depth += by));
  for (const [token, key, string] of raw.matchAll(/("(?:[^"\\]|\\.)*"(?=:))|("(?:[^"\\]|\\.)*")|\[\]|\{\}|[[\]{},:]|[^[\]{},:"\s]+/g)) {
    if (key ?? string) yield [readable(token), key ? "key" : "string"];
    else if (token === "{" || token === "[") yield [token + line(1)];
    else if (token === "}" || token === "]") yield [line(-1) + token];
    else if (token === ",") yield [token + line(0)];
    else if (token === ":") yield [": "];
    else yield [token, /^[-\d]/.test(token) ? "number-token" : ""];
  }
}
/* What is escaped for the page only is written plainly, and what has no shape is escaped. */
const readable = (string) => string.replace(/\\(?:u(003c|003e|0026)|.)/g, (all, code) => (code ? String.fromCharCode(parseInt(code, 16)) : all))
  .replace(new RegExp(UNSEEN.source, "g"), (char) => "\\u" + char.charCodeAt(0).toString(16).padStart(4, "0"));

/* --- Views */

const VIEWS = ["text", "figures", "breakdowns", "findings", "mentions", "metadata", "json"];
const drawnIn = new Map();
let view = "text", panel = "figures";

function draw(name) {
  DRAW[name](sideOf(name));
  drawnIn.set(name, lang);
}
function setView(name) {
  view = name;
  if (name !== "text") panel = name;
  root.dataset.view = view;
  const chosen = narrow.matches ? view : panel;
  for (const tab of byId("ui-views").children) {
    const own = tab.dataset.view === chosen;
    tab.setAttribute("aria-selected", String(own));
    tab.tabIndex = own ? 0 : -1;
  }
  for (const other of VIEWS.slice(1)) sideOf(other).hidden = other !== panel;
  if (drawnIn.get(panel) !== lang) draw(panel);
}
const COUNTS = { figures: record.observations.length, breakdowns: record.breakdowns.length, findings: beside.findings.length };
function drawViews() {
  byId("ui-views").replaceChildren(...VIEWS.map((name) => el("button", {
    type: "button", role: "tab", id: `ui-view-${name}`, "data-view": name, "aria-controls": name === "text" ? "ui-text" : `ui-panel-${name}`,
    click: () => {
      closeCard(false);
      setView(name);
    },
  }, t(name), COUNTS[name] !== undefined && el("span", { class: `count${name === "findings" && COUNTS[name] ? " odd" : ""}` }, count(COUNTS[name])))));
}
byId("ui-views").addEventListener("keydown", (event) => {
  const tabs = [...byId("ui-views").children].filter((tab) => tab.offsetParent), here = tabs.indexOf(event.target);
  const to = { ArrowRight: here + 1, ArrowLeft: here - 1, Home: 0, End: -1 }[event.key];
  if (to === undefined || here < 0) return;
  event.preventDefault();
  const tab = tabs.at(to % tabs.length);
  setView(tab.dataset.view);
  tab.focus();
  tab.scrollIntoView({ inline: "nearest", block: "nearest" });
});

/* Shows in its panel what has been gone to in the text. */
function showMark({ kind, anchor, item }) {
  const name = { figure: "figures", finding: "findings", field: "metadata" }[kind] ?? "mentions";
  if (!narrow.matches && !(kind === "figure" && panel === "breakdowns")) setView(name);
  if (drawnIn.get(name) !== lang) draw(name);
  let row = sideOf(name).querySelector(`[data-anchor="${CSS.escape(anchor)}"]`);
  if (!row && kind === "figure") {
    const place = rowsWanted().indexOf(item);
    if (place >= 0) {
      table.limit = place + ROWS;
      drawRows();
      row = sideOf(name).querySelector(`[data-anchor="${CSS.escape(anchor)}"]`);
    }
  }
  row?.classList.add("picked");
  if (!narrow.matches) row?.scrollIntoView({ block: "nearest" });
}

/* --- Language and colours */

const THEMES = ["auto", "light", "dark"];
let theme = "auto";
function drawSettings() {
  byId("ui-lang").textContent = lang === "zh" ? "English" : "中文";
  byId("ui-lang").lang = lang === "zh" ? "en" : "zh-CN";
  byId("ui-theme").textContent = t(`theme-${theme}`);
  byId("ui-theme").setAttribute("aria-label", t("theme", { theme: t(`theme-${theme}`) }));
}
function setLanguage(to) {
  lang = to;
  root.lang = lang === "zh" ? "zh-CN" : "en";
  for (const node of document.querySelectorAll("[data-t]")) node.textContent = t(node.dataset.t);
  for (const node of document.querySelectorAll("[data-t-label]")) node.setAttribute("aria-label", t(node.dataset.tLabel));
  const { metadata } = record;
  byId("ui-facts").replaceChildren(...[
    metadata.issuer && !metadata.title?.includes(metadata.issuer.name) && el("span", { lang: "zh-CN" }, metadata.issuer.name),
    metadata.year && el("span", null, `${t("field-year")} `, el("b", null, metadata.year)),
    metadata.published_on && el("span", null, `${t("field-published_on")} `, el("b", null, metadata.published_on)),
    el("span", null, el("b", null, count(characters.length)), ` ${t("characters")}`),
  ].filter(Boolean));
  told.clear();
  closeCard(false);
  drawSettings();
  drawLegend();
  drawViews();
  setView(view);
}
byId("ui-lang").addEventListener("click", () => setLanguage(lang === "zh" ? "en" : "zh"));
byId("ui-theme").addEventListener("click", () => {
  theme = THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length];
  if (theme === "auto") delete root.dataset.theme;
  else root.dataset.theme = theme;
  drawSettings();
});
narrow.addEventListener("change", () => {
  closeCard(false);
  setView(view);
});
addEventListener("beforeprint", () => {
  for (const name of VIEWS.slice(1, -1)) if (drawnIn.get(name) !== lang) draw(name);
  if (record.observations.length) drawRows(true);
});

if (innerWidth < 1100) document.querySelector("#ui-outline details").open = false;
setLanguage(lang);
if (location.hash) go(anchorOf(location));
