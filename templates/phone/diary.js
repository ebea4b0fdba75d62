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
    const nothing = kind !== "soreness" && plan.nothing.includes(cell.toLowerCase()); // "none" is an answer there
    if (!cell || cell === "?" || nothing || !(kind in plan.forms)) continue;
    if (number > a.boxes || !fits(kind, cell)) return undefined;
    if (number) found[keyOf(s, e, `${row.side || e.sides[0]}-${number}`)] = cell === "x" ? whole(a) : +cell;
    else if (name !== "load") found[place(s, e, name)] = /^\d+$/.test(cell) ? +cell : bared(cell);
    else if (cell !== a.load) found[place(s, e, name)] = cell === "bodyweight" ? "0" : cell.replace(` ${e.unit}`, "");
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
