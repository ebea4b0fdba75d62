"use strict";
// The page from one block of data and the marks that this device keeps. Nothing is sent, nothing fetched.
// A mark is "session/exercise/side-set": how many (true: not counted), "session/exercise/field" or
// "session/day/field": an answer. What is not known is not there, and never 0.
const $ = (css, at = document) => at.querySelector(css), $$ = (css, at = document) => [...at.querySelectorAll(css)];
const plan = JSON.parse($("#data").textContent), all = plan.sessions, root = document.documentElement, dialog = $("#timer");
const store = `${plan.format}/${plan.plan}`;
const say = (word, values) => plan.words[word].replace(/\{(\w+)\}/g, (_, name) => values[name]);
const fill = (values, at) => $$("[data-v]", at).forEach(el => { if (el.dataset.v in values) el.textContent = values[el.dataset.v] ?? ""; });
const session = number => all.find(s => s.n === +number), exercise = key => plan.exercises.find(e => e.key === key);
const on = s => s.do.map(i => plan.exercises[i]), due = (e, s) => e.amounts.find(a => a.weeks.includes(s.week));
const keyOf = (s, e, field) => `${s.n}/${e?.key ?? "day"}/${field}`, mark = (...place) => marks[keyOf(...place)];
// All sets of a day in the order in which they are done, left and right in turn.
const sets = (e, s) => Array.from({ length: due(e, s).boxes }, (_, n) => e.sides.map(side => `${side}-${n + 1}`)).flat();
const open = (e, s) => sets(e, s).filter(set => mark(s, e, set) === undefined);
function progress(s, list = on(s)) {
  const of = list.flatMap(e => sets(e, s)).length, done = of - list.flatMap(e => open(e, s)).length;
  return { done, all: of, word: done === of ? "full" : done ? "part" : "open" };
}

// --- What is kept ---
let memory = "kept", marks = kept();
function kept() {
  try {
    const saved = localStorage.getItem(store) ?? "{}";
    localStorage.setItem(store, saved); // a store that takes nothing is none
    return JSON.parse(saved);
  } catch { memory = "lost"; return {}; }
}
function put(key, value) { if (value === undefined || value === "") delete marks[key]; else marks[key] = value; }
function keep() {
  // What is done ahead of its day stands under the day on which it was done.
  if (today < day.date && today >= plan.start && progress(day).done) marks[`${day.n}/day/on`] ??= today;
  try { localStorage.setItem(store, JSON.stringify(marks)); } catch { memory = "lost"; }
  draw();
}

// --- Where we are: the address names the part, data-day the session ---
let today, day, view;
const iso = (date = new Date()) => date.toLocaleDateString("sv"); // Swedish dates are ISO dates, and local
const nearest = () => all.find(s => s.date >= today) ?? all.at(-1), here = () => exercise(view.dataset.key);
const partOf = e => $(`.view[data-key="${e.key}"]`);
function route(first) {
  const part = $$(".view").find(el => `#${el.id}` === location.hash);
  if (!first && !part) return; // the link that skips
  if (first) { today = iso(); day = nearest(); }
  view = part ?? $("#today");
  const e = here();
  if (e && !on(day).includes(e)) day = all.find(s => s.n >= day.n && on(s).includes(e)) ?? all.findLast(s => on(s).includes(e));
  for (const el of $$(".view")) el.hidden = el !== view;
  for (const a of $$(".bar a")) a.ariaCurrent = a.hash === `#${view.dataset.part ?? view.id}` ? "page" : null;
  if (e) $(".steps", view).open = innerWidth > 950 || !all.some(s => s.n < day.n && on(s).includes(e) && progress(s, [e]).done);
  stop(); draw();
  scrollTo(0, 0);
  if (!first) $("[tabindex='-1']", view).focus({ preventScroll: true });
}

// --- The page from the marks: facts on <html> (the style sheet picks the words), values in [data-v] ---
const doneOn = s => mark(s, null, "on") ?? s.date;
function asked() { // after which session the morning is asked for
  const eve = new Date(); eve.setDate(eve.getDate() - 1);
  if (day.date < today) return progress(day).done ? day : undefined;
  return day.date === today ? all.find(s => s.main && doneOn(s) === iso(eve) && progress(s).done) : undefined;
}
function draw() {
  const p = progress(day), list = on(day), ask = asked(), e = here(), week = String(day.week);
  const when = day.date === today ? "now" : day !== nearest() ? "other" : today < day.date ? "next" : "after";
  Object.assign(root.dataset, { progress: p.word, when, memory, last: list.at(-1) === e, asks: ask ? ask === day ? "later" : "now" : "" });
  $("#morning").dataset.session = ask?.n ?? "";
  fill({ ...day, tally: say("sets", p), asked: ask?.long, score: all.filter(s => s.main && progress(s).word === "full").length });
  if (e) fill({ place: say("round", { number: list.indexOf(e) + 1, all: list.length }) }, view);
  $("#go").hash = partOf(list.find(e => open(e, day).length) ?? list[0]).id; $("#meter").style.inlineSize = `${100 * p.done / p.all}%`;
  for (const el of $$("[data-weeks]")) el.hidden = !el.dataset.weeks.split(" ").includes(week);
  for (const el of $$("[data-run]")) el.ariaCurrent = el.dataset.run.split(" ").includes(week) || null;
  for (const el of $$("[data-key]")) drawExercise(el, exercise(el.dataset.key));
  for (const a of $$("#weeks [data-day]")) {
    const s = session(a.dataset.day), { word } = progress(s);
    Object.assign(a.dataset, { state: word, shown: s === day }); a.ariaCurrent = s.date === today ? "date" : null; fill({ state: say(word) }, a);
  }
  $("#strip").replaceChildren(...[...$(`#weeks [data-day="${day.n}"]`).closest("ol").children].map(li => li.cloneNode(true)));
  for (const el of $$("[data-field] input, input[data-field], select, textarea")) {
    const value = marks[nameOf(el)], words = value === true ? "" : String(value ?? (el.type === "date" ? day.date : ""));
    if (el.type === "checkbox") el.checked = value !== undefined; else if (el.type === "radio") el.checked = el.value === words; else el.value = words;
  }
}
function drawExercise(el, e) {
  const wanted = on(day).includes(e), a = due(e, day), p = wanted && progress(day, [e]);
  if (el.tagName === "LI") el.hidden = !wanted;
  if (!wanted) return;
  el.dataset.state = p.word; fill({ sets: say("sets", p) }, el);
  for (const set of $$("[data-set]", el)) set.hidden = set.dataset.set > a.boxes;
  for (const weight of $$(".weight", el)) weight.placeholder = parseFloat(a.load) || ""; // as prescribed
}
const field = el => el.closest("[data-field]")?.dataset.field;
const nameOf = el => `${el.closest("[data-session]")?.dataset.session || day.n}/${field(el)}`;

// --- Answers ---
const whole = (a = due(here(), day)) => a.low === a.high ? a.low : true; // a range is ticked, and not counted
const fits = (name, text) => new RegExp(`^(?:${plan.forms[name]})$`).test(text);
function answer(el) {
  if (el.type === "checkbox") return el.checked ? whole() : undefined;
  if (el.className === "count") return fits("set", el.value) ? +el.value : true;
  if (el.className === "weight") return fits("weight", el.value) ? el.value : undefined;
  if (el.type === "date") return el.value < plan.start ? undefined : el.value;
  return el.closest("[data-scale]") ? +el.value : el.value.replace(/[\p{C}\s]+/gu, " ").trim(); // one line that can be printed
}
addEventListener("change", ({ target: el }) => {
  if (el.id === "file") read(el);
  if (field(el)) { put(nameOf(el), answer(el)); keep(); }
});
const acts = {
  play, skip, save, timer, hold: () => hold(!run.held), close: () => dialog.close(),
  next: () => { const e = on(day)[on(day).indexOf(here()) + 1]; location.hash = e ? partOf(e).id : "finish"; },
  erase: () => { if (confirm(say("erase"))) { marks = {}; keep(); } },
};
addEventListener("click", ({ target }) => {
  const el = target.closest("[data-do], [data-day]");
  if (el?.dataset.do) acts[el.dataset.do](el);
  else if (el) { day = session(el.dataset.day) ?? nearest(); if (location.hash === el.hash) route(); }
});
addEventListener("hashchange", () => { dialog.close(); route(); });
addEventListener("storage", () => { marks = kept(); draw(); });
addEventListener("visibilitychange", () => { if (!dialog.open && iso() !== today) route(true); });
