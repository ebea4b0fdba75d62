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
