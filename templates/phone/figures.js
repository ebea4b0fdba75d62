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
