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
  if (e && !on(day).includes(e)) day = all.find(s => on(s).includes(e));
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
  for (const weight of $$(".weight", el)) weight.placeholder = parseFloat(a.load) || "";
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
addEventListener("visibilitychange", () => { if (iso() !== today) route(true); });

// --- Drawings that move: packed letters to SVG, as hipflex_plan.phone.packing wrote them ---
const base = plan.letters.length, digit = letter => plan.letters.indexOf(letter), two = (text, at) => digit(text[at]) * base + digit(text[at + 1]);
function unpacked(text) {
  let out = "";
  for (let at = 0; at < text.length; at++) {
    const from = out.length - two(text, at + 1);
    if (text[at] !== "`") out += text[at]; else { out += out.slice(from, from + digit(text[at + 3]) + 6); at += 3; }
  }
  return out.replaceAll("\\", "<").replace(/\|([^|]*)\|/g, (_, lines) => `d="${lines.replace(/([^{}]*)([{}])/g, path)}"`);
}
function path(_, digits, end) {
  const [x, y, ...steps] = [...digits.matchAll(/~(..)|(.)/g)].map(([, far, near]) => far ? two(far, 0) - (base * base >> 1) : digit(near) - (base >> 1));
  return `M${x} ${y}l${steps.join(" ")}${end === "}" ? "z" : ""}`;
}
const show = (e, at) => { at.innerHTML = unpacked($(`[data-leaves="${e.key}"]`)?.textContent ?? ""); };
function turn(e, at, share) { // to the leaf of that share of the way
  const now = e.cuts.slice(1, -1).filter(cut => cut <= share).length;
  $$(".m", at).forEach((leaf, n) => leaf.setAttribute("visibility", n === now ? "visible" : "hidden"));
}
let beat;
function stop() { clearInterval(beat); for (const b of $$(".play")) { b.ariaPressed = "false"; b.previousElementSibling.replaceChildren(); } }
function play(button) {
  const going = button.ariaPressed === "true", e = here(), at = button.previousElementSibling, began = Date.now(), [out, held, back, rest] = due(e, day).loop;
  stop(); if (going) return;
  button.ariaPressed = "true"; show(e, at);
  beat = setInterval(() => {
    const t = (Date.now() - began) / 1000 % (out + held + back + rest);
    turn(e, at, Math.min(t / out, Math.max(0, 1 - (t - out - held) / back)));
  }, 60);
}

// --- The timer: all open sets of one go as a row of timed parts ---
let run, audio;
function parts(e, a) {
  const left = open(e, day), go = set => Math.ceil(set.split("-")[1] / a.sets), rounds = a.unit === "repetitions" && a.moves[0][1] ? a.high : 1;
  return left.filter(set => go(set) === go(left[0])).flatMap((set, n) => {
    const [side, number] = set.split("-"), same = n && left[n - 1].split("-")[1] === number;
    const of = { name: $(`[data-field="${e.key}/${set}"] input`).ariaLabel, mirror: e.sides[1] && side === "left", rounds };
    const [phase, seconds] = !n ? ["ready", plan.ready] : same ? ["swap", plan.swap] : ["rest", a.rest || plan.swap];
    const work = Array.from({ length: rounds }, (_, round) => a.moves.map(([phase, seconds, since, until]) => ({ ...of, phase, seconds, since, until, key: keyOf(day, e, set), round: round + 1 }))).flat();
    work.at(-1).count = rounds > 1 ? rounds : whole(a);
    return [{ ...of, phase, seconds }, ...work];
  });
}
function timer() {
  const e = here();
  stop(); show(e, $(".timer-figure")); $("#timer-h").textContent = $("h2", view).textContent;
  run = { e, parts: [...parts(e, due(e, day)), { phase: "over", seconds: Infinity }], at: 0, t: 0, then: Date.now(), beat: setInterval(tick, 100) };
  run.lock = navigator.wakeLock?.request("screen").catch(() => {});
  dialog.showModal(); enter();
}
function tick() {
  const p = run.parts[run.at], now = Date.now();
  if (now - run.then > 5000) hold(true); // the phone slept, and nothing is ticked for that
  if (!run.held) run.t += (now - run.then) / 1000;
  run.then = now;
  if (p.seconds && run.t >= p.seconds) { run.t -= p.seconds; return done(p, p.count, 1); }
  const left = p.seconds ? Math.ceil(p.seconds - run.t) : Math.floor(run.t);
  if (p.seconds > 4 && left < 4 && left !== run.left) beep(330);
  $("#seconds").textContent = run.left = left; $("#track").style.inlineSize = `${100 * run.t / p.seconds}%`;
  turn(run.e, $(".timer-figure"), p.key ? p.since + (p.until - p.since) * Math.min(1, run.t / Math.min(p.seconds || 3, 3)) : 0);
}
function enter() {
  const p = run.parts[run.at], phase = plan.phases[p.phase], round = p.rounds > 1 && p.round ? say("round", { number: p.round, all: p.rounds }) : "";
  dialog.dataset.phase = p.phase; dialog.toggleAttribute("data-free", p.seconds === 0); $(".timer-figure").classList.toggle("mirror", !!p.mirror);
  fill({ phase, set: p.name, round }, dialog);
  if (!(p.round > 1) || p.since < p.until && p.round % 5 === 0) $("#spoken").textContent = `${phase}. ${round || p.name || ""}`;
  beep(plan.hertz[p.phase]); if ($("#buzz").checked) navigator.vibrate?.(90);
  tick();
}
function done(p, count, steps) { if (p.key && count) { put(p.key, count); keep(); } run.at += steps; enter(); }
function skip() { // a set that was begun keeps what was done of it
  const p = run.parts[run.at], a = due(run.e, day), steps = p.key ? run.parts.slice(run.at).findIndex(next => next.key !== p.key) : 1;
  const count = p.rounds > 1 ? p.round - 1 : p.seconds === 0 ? whole(a) : Math.floor(run.t / (a.unit === "minutes" ? 60 : 1));
  run.t = 0; done(p, count, steps);
}
function hold(held) { dialog.dataset.held = run.held = held; }
dialog.addEventListener("close", () => { hold(false); clearInterval(run.beat); run.lock?.then(lock => lock?.release()); });
function beep(hertz) {
  if (!hertz || !$("#sound").checked) return;
  audio ??= new AudioContext();
  const tone = audio.createOscillator(), loud = audio.createGain(), now = audio.currentTime;
  tone.frequency.value = hertz; loud.gain.setValueAtTime(.2, now); loud.gain.exponentialRampToValueAtTime(.001, now + .2);
  tone.connect(loud).connect(audio.destination); tone.start(now); tone.stop(now + .2);
}

// --- The diary as the CSV that the library reads: a row for each session, exercise and side ---
const inDanger = text => /^['=+\-@]/.test(text) || plan.nothing.includes(text.toLowerCase());
const sheltered = text => inDanger(text) ? `'${text}` : text, bared = cell => cell[0] === "'" && inDanger(cell.slice(1)) ? cell.slice(1) : cell;
const place = (s, e, field) => keyOf(s, plan.of_a_day.includes(field) ? null : e, field);
function rowOf(s, e, side) {
  const a = due(e, s), mine = sets(e, s).filter(set => set.startsWith(side)), row = {};
  for (const set of mine) if (mark(s, e, set)) row[set.replace(side, "set").replace("-", "_")] = mark(s, e, set) === true ? "x" : mark(s, e, set);
  // An answer stands in the row of each side that was done, that of a day in each row that was done.
  const ticked = Object.keys(row).length > 0;
  for (const field of ["load", ...plan.felt]) if (ticked || !progress(s, plan.of_a_day.includes(field) ? on(s) : [e]).done) row[field] = marks[place(s, e, field)];
  if (!ticked && Object.values(row).every(value => value === undefined)) return [];
  if (row.load) row.load = fits("weight", row.load) ? +row.load ? `${row.load} ${e.unit}` : "bodyweight" : row.load; else if (ticked) row.load = a.load;
  for (const field of plan.texts) row[field] = sheltered(row[field] ?? "");
  return [{ plan: sheltered(plan.plan), session: s.n, date: doneOn(s), exercise: e.slug, side, prescribed: a.prescribed, unit: a.unit, ...row }];
}
function save() {
  const rows = all.flatMap(s => on(s).flatMap(e => e.sides.flatMap(side => rowOf(s, e, side)))), link = $("#csv");
  const lines = [plan.head, ...rows.map(row => plan.head.map(name => `"${String(row[name] ?? "").replaceAll('"', '""')}"`))];
  link.href = URL.createObjectURL(new Blob(["\ufeff", ...lines.map(line => `${line}\r\n`)], { type: "text/csv" }));
  link.click(); $("#said").textContent = say("saved", { name: link.download });
}
function marksOf(row) { // of a row of the diary; undefined where something in it is not of this plan
  const s = session(row.session), e = s && on(s).find(e => e.slug === row.exercise && (e.sides.includes(row.side) || !row.side && !e.sides[1])), found = {};
  if (!e || row.plan && bared(row.plan) !== plan.plan) return undefined;
  const a = due(e, s);
  for (const [name, cell] of Object.entries(row)) {
    const [, number] = name.match(/^set_(\d+)$/) ?? [], kind = number ? "set" : name;
    if (!cell || cell === "?" || !(kind in plan.forms) || plan.nothing.includes(cell.toLowerCase())) continue;
    if (number > a.boxes || !fits(kind, cell)) return undefined;
    if (number) found[keyOf(s, e, `${row.side || e.sides[0]}-${number}`)] = cell === "x" ? whole(a) : +cell;
    else if (name !== "load") found[place(s, e, name)] = /^\d+$/.test(cell) ? +cell : bared(cell);
    else if (cell !== a.load) found[place(s, e, name)] = cell === "bodyweight" ? "0" : cell.replace(/ (kg|lb)$/, "");
  }
  if (row.date > "2" && row.date !== s.date && Object.keys(found).length) found[keyOf(s, null, "on")] = row.date;
  return found;
}
async function read(input) {
  const rows = [[]], unread = [];
  for (const [, quoted, bare, end] of (await input.files[0].text()).replace("\ufeff", "").matchAll(/(?:"((?:[^"]|"")*)"|([^,\r\n]*))(,|\r?\n|$)/g)) {
    rows.at(-1).push((quoted?.replaceAll('""', '"') ?? bare).trim()); if (end !== ",") rows.push([]);
  }
  const head = rows.shift(), known = rows.filter((row, n) => {
    const found = row.some(Boolean) ? marksOf(Object.fromEntries(head.map((name, i) => [name.toLowerCase(), row[i] ?? ""]))) : {};
    if (found) Object.assign(marks, found); else unread.push(n + 2);
    return found && Object.keys(found).length;
  });
  input.value = ""; keep();
  $("#said").textContent = `${say("read", { number: known.length })} ${unread.length ? say("unread", { lines: unread.join(", ") }) : ""}`;
}

root.classList.add("js"); root.classList.toggle("no-buzz", !navigator.vibrate);
route(true);
