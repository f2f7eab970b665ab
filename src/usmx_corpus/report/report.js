"use strict";
(() => {
  const $ = (id) => document.getElementById(id);
  const data = JSON.parse($("data").textContent);
  const list = $("rows");
  const rows = [...list.children];
  const fields = ["q", "actor", "strength", "due", "document", "verdict", "status"].filter((id) => $(id));
  const strengths = [...$("strength").options].map((option) => option.value);
  const fold = (words) => words.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  const records = rows.map((row, at) => {
    const { actors = [], also = [], due = "none", day = "", verdicts = ["none"], statuses = ["none"], seen = [], reviews = [], ...rest } =
      data.commitments[at];
    const section = data.sections[rest.section];
    const strength = row.querySelector(".strength").classList[1] ?? "";
    return {
      ...rest, row, at, section, strength, due, day, verdicts, statuses, seen, reviews,
      actors: actors.map((number) => data.actors[number]),
      documents: [rest.document, ...also],
      rank: strength ? strengths.indexOf(strength) : strengths.length, // what a reviewer added may have none
      words: fold(`${row.textContent} ${section.join(" ")} ${reviews.map(({ note = "" }) => note).join(" ")}`),
    };
  });
  const recordOf = new Map(records.map((record) => [record.row, record]));

  const make = (name, words = "", kind = "") => {
    const made = document.createElement(name);
    if (words) made.textContent = words;
    if (kind) made.className = kind;
    return made;
  };
  const stated = (entry) => entry.querySelector(".what").textContent;
  const linked = (words, address) => {
    const made = make("a", words);
    made.href = address;
    made.rel = "noreferrer";
    return made;
  };

  for (const entry of document.querySelectorAll("#texts > details")) {
    const known = data.documents[entry.dataset.d];
    known.id = entry.id.slice(2);
    known.title = stated(entry);
    const option = make("option", known.title);
    option.value = known.id;
    $("document").append(option);
  }

  // --- which commitments are listed ---

  const passes = (record, asked, words) =>
    (!asked.actor || record.actors.includes(asked.actor)) &&
    (!asked.strength || record.strength === asked.strength) &&
    (!asked.verdict || record.verdicts.includes(asked.verdict)) &&
    (!asked.status || record.statuses.includes(asked.status)) &&
    (!asked.due || record.due === asked.due) &&
    (!asked.document || record.documents.some((number) => data.documents[number].id === asked.document)) &&
    words.every((word) => record.words.includes(word));

  // A browser lays out a few hundred rows at once, and not thousands at each key: the rest follows as one scrolls.
  const ROOM = 200;
  let room = ROOM;
  let order = records;

  const list_ = () => {
    const asked = Object.fromEntries(fields.map((id) => [id, $(id).value]));
    const words = fold(asked.q).split(/\s+/).filter(Boolean);
    let count = 0;
    for (const record of order) {
      const passing = passes(record, asked, words);
      const shown = passing && count < room;
      if (record.row.hidden === shown) record.row.hidden = !shown;
      count += passing;
    }
    $("more").hidden = count <= room;
    const of = records.length.toLocaleString("en");
    $("readout").textContent = count === records.length ? start : `${count.toLocaleString("en")} of ${of} commitments`;
    $("none").hidden = count > 0;
    $("clear").disabled = !fields.some((id) => $(id).value);
    const hash = new URLSearchParams(Object.entries(asked).filter(([, value]) => value)).toString();
    if (hash !== location.hash.slice(1)) history.replaceState(null, "", hash ? `#${hash}` : location.pathname + location.search);
  };
  const start = $("readout").textContent;

  const keys = {
    "": (record) => [record.at],
    due: (record) => [record.day || "9999", record.at],
    strength: (record) => [record.rank, record.at],
    actor: (record) => [record.actors.join(", ") || "\uffff", record.at],
  };
  const before = (one, other) => {
    for (let at = 0; at < one.length; at += 1) {
      if (one[at] !== other[at]) return one[at] < other[at] ? -1 : 1;
    }
    return 0;
  };
  const sort = () => {
    const key = keys[$("sort").value];
    const sorted = records.map((record) => [key(record), record]).sort((one, other) => before(one[0], other[0]));
    order = sorted.map(([, record]) => record);
    list.append(...order.map(({ row }) => row));
    begin();
  };
  const begin = () => {
    room = ROOM;
    list_();
  };
  const extend = (to = room + ROOM) => {
    room = to;
    list_();
  };

  // --- what is shown on request ---

  const documents = data.documents;
  const named = (id) => documents[id].title;
  const lines = (place) => (typeof place === "number" ? `line ${place}` : place);
  const encoded = (words) =>
    encodeURIComponent(words).replace(/[-!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
  const tailOf = (tail, words) => (tail === 1 ? `#:~:text=${encoded(words)}` : tail);
  const opened = (id, tail = "") => (documents[id].url ? [linked(tail ? "open at these words" : "open", documents[id].url + tail)] : []);
  const copied = (id, tail = "") =>
    documents[id].archived ? [linked("in the National Archives (address derived)", documents[id].archived + tail)] : [];

  const appearance = (seen, words) => {
    const item = make("li");
    const { date } = documents[seen.document];
    item.append(make("b", date), ` ${named(seen.document).replace(` (${date})`, "")} `, make("span", `${lines(seen.lines)} · ${seen.how ?? "again"}`, "aside"), " ");
    if (seen.text) item.append(make("q", seen.text));
    for (const difference of seen.differences ?? []) item.append(make("p", difference, "differs"));
    if (seen.reason) item.append(make("p", `inferred: ${seen.reason}`, "aside"));
    item.append(...opened(seen.document, tailOf(seen.tail, seen.text ?? words)));
    return item;
  };

  const proof = ({ text, url, archived }) => {
    const item = make("li");
    item.append(url ? linked(text, url) : text);
    if (archived) item.append(" ", linked("archived", archived));
    return item;
  };
  const review = ({ who, verdict, status, note, edits = [], evidence = [] }) => {
    const item = make("li");
    item.append(make("b", who), verdict ? ` ${verdict}` : "");
    if (status) item.append(make("p", `status: ${status}${evidence.length ? "" : ", without evidence"}`));
    for (const edit of edits) item.append(make("p", `† ${edit}`));
    if (note) item.append(make("p", note, "note"));
    if (evidence.length) {
      const list = make("ul", "", "evidence");
      list.append(...evidence.map(proof));
      item.append(make("p", "evidence:", "aside"), list);
    }
    return item;
  };

  const tags = { h: "h3" };
  const words = ([, , , text, marks], own = "") => {
    const parts = [];
    let at = 0;
    for (const [from, to, number] of marks) {
      const { row } = records[number];
      const mark = make("mark");
      mark.append(linked(from === to ? stated(row) : text.slice(from, to), `#${row.id}`)); // left out where it is listed
      if (row.id === own) mark.className = "own";
      parts.push(text.slice(at, from), mark);
      at = to;
    }
    return [...parts, text.slice(at)];
  };
  const paragraph = (each) => {
    const [kind, level, gap] = each;
    const made = make(tags[kind] ?? "p", "", kind === "i" ? `item level-${Math.min(level, 4)}` : "");
    made.append(...words(each));
    return gap ? [make("p", `⋯ ${gap} ${gap > 1 ? "paragraphs" : "paragraph"} left out`, "gap"), made] : [made];
  };

  const fillRow = (row) => {
    const record = recordOf.get(row);
    const said = stated(row);
    if (record.section.length) row.append(make("p", record.section.join(" › "), "aside"));
    const quote = make("blockquote");
    quote.append(...words(documents[record.document].text[record.paragraph], row.id));
    const source = make("p", `${named(record.document)}, ${lines(record.lines)} `, "source");
    const tail = tailOf(record.tail, said);
    source.append(...opened(record.document, tail), " ", ...copied(record.document, tail));
    const home = make("p", "", "source");
    for (const id of record.documents.filter((each) => documents[each].text)) {
      const to = linked(`in its text: ${documents[id].id}`, `#d-${documents[id].id}`);
      to.dataset.commitment = row.id;
      home.append(to, " ");
    }
    row.append(quote, source, home);
    if (record.reviews.length) {
      const reviews = make("ul", "", "said");
      reviews.append(...record.reviews.map(review));
      row.append(make("h3", "What reviewers say"), reviews);
    }
    if (record.seen.length) {
      const seen = make("ol", "", "seen");
      seen.append(...record.seen.map((each) => appearance(each, said)));
      row.append(make("h3", "In order of time"), seen);
    }
  };

  const fillText = (entry) => {
    const { id, about, text } = documents[entry.dataset.d];
    const source = make("p", `${about.join(id)} `, "source");
    source.append(...opened(entry.dataset.d), " ", ...copied(entry.dataset.d));
    const whole = make("div", "", "text");
    whole.append(...text.flatMap(paragraph));
    entry.append(source, whole);
  };

  const fill = (entry) => {
    if (entry.dataset.filled) return;
    entry.dataset.filled = "yes";
    if (entry.dataset.d) fillText(entry);
    else fillRow(entry);
  };
  document.addEventListener("toggle", (event) => {
    if (event.target.matches("#rows > details, #texts > details") && event.target.open) fill(event.target);
  }, true);

  // --- where an address leads ---

  const unescaped = (words) => {
    try {
      return decodeURIComponent(words);
    } catch {
      return words; // a stray percent sign
    }
  };

  const open = (id, commitment = "") => {
    const entry = $(id);
    if (!entry) return false;
    if (entry.hidden) reset();
    if (entry.hidden) extend(order.indexOf(recordOf.get(entry)) + ROOM);
    if (entry.matches("details")) {
      fill(entry);
      entry.open = true;
    }
    const mark = commitment && entry.querySelector(`mark > a[href="#${CSS.escape(commitment)}"]`);
    (mark || entry).scrollIntoView({ block: mark ? "center" : "start" });
    (mark || entry.querySelector("summary") || entry).focus({ preventScroll: true });
    return true;
  };
  const reset = () => {
    for (const id of fields) $(id).value = "";
    begin();
  };
  const follow = () => {
    const hash = unescaped(location.hash.slice(1));
    if (hash && open(hash)) return;
    const asked = new URLSearchParams(location.hash.slice(1));
    for (const id of fields) $(id).value = asked.get(id) ?? "";
    begin();
    if (hash.includes("=")) $("commitments").scrollIntoView();
  };

  document.addEventListener("click", (event) => {
    const link = event.target.closest?.("a[data-commitment]");
    if (!link) return;
    event.preventDefault();
    open(link.getAttribute("href").slice(1), link.dataset.commitment);
  });

  let waiting = 0;
  const soon = () => {
    cancelAnimationFrame(waiting);
    waiting = requestAnimationFrame(begin);
  };
  for (const id of fields) $(id).addEventListener("input", soon);
  $("sort").addEventListener("input", sort);
  $("clear").addEventListener("click", reset);
  $("filters").addEventListener("submit", (event) => event.preventDefault());
  addEventListener("hashchange", follow);

  $("more").addEventListener("click", () => extend());
  new IntersectionObserver(([seen]) => {
    if (seen.isIntersecting) extend();
  }, { rootMargin: "600px" }).observe($("more"));
  addEventListener("beforeprint", () => extend(Infinity));

  const walk = (step) => {
    const shown = [...list.children].filter((row) => !row.hidden);
    const at = shown.findIndex((row) => row.contains(document.activeElement));
    const row = shown[at < 0 ? (step > 0 ? 0 : shown.length - 1) : at + step];
    if (!row && step > 0 && !$("more").hidden) {
      extend();
      walk(step);
      return;
    }
    row?.querySelector("summary").focus();
  };
  addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const typing = event.target.matches("input, select");
    if (event.key === "Escape" && typing) event.target.blur();
    else if (typing) return;
    else if (event.key === "/") $("q").focus();
    else if (event.key === "j") walk(1);
    else if (event.key === "k") walk(-1);
    else return;
    event.preventDefault();
  });

  $("filters").hidden = false;
  follow();
})();
