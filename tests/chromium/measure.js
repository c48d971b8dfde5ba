// Measures every picture of a page: what overlaps, what leaves its box, what is hard to read.
const FONTS = [null, "DejaVu Sans", "Liberation Sans"];
const SLACK = 0.5;

function luminance(colour) {
  const [r, g, b] = colour.match(/\d+(\.\d+)?/g).slice(0, 3).map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(one, other) {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

const holds = (outer, inner) =>
  inner.left >= outer.left - SLACK && inner.right <= outer.right + SLACK && inner.top >= outer.top - SLACK && inner.bottom <= outer.bottom + SLACK;

// A line of text, not the room above and below its letters that another line may use.
function box(text) {
  const { left, right, top, bottom } = text.getBoundingClientRect();
  const spare = (bottom - top) * 0.06;
  return { left, right, top: top + spare, bottom: bottom - spare };
}

function behind(svg, text) {
  const at = box(text);
  const [x, y] = [(at.left + at.right) / 2, (at.top + at.bottom) / 2];
  let colour = null;
  for (const shape of svg.querySelectorAll("rect, circle, polygon, path, text")) {
    if (shape === text) break;
    const fill = getComputedStyle(shape).fill;
    const room = shape.getBoundingClientRect();
    if (shape.tagName !== "text" && fill !== "none" && room.left <= x && x <= room.right && room.top <= y && y <= room.bottom) colour = fill;
  }
  return colour;
}

function measured(svg) {
  const wrong = [];
  const whole = svg.getBoundingClientRect();
  const scale = whole.width / svg.viewBox.baseVal.width;
  const texts = [...svg.querySelectorAll("text")];
  const boxes = texts.map(box);
  const ranked = texts.map((_, n) => n).sort((a, b) => boxes[a].top - boxes[b].top);
  texts.forEach((text, n) => {
    const said = JSON.stringify(text.textContent.slice(0, 30));
    const colour = behind(svg, text);
    const ratio = colour === null ? 0 : contrast(getComputedStyle(text).fill, colour);
    if (ratio < 4.5) wrong.push(`${said} has a contrast of ${ratio.toFixed(2)}`);
    const shape = text.closest("g.box")?.querySelector("rect, circle, polygon, path");
    if (shape && !holds(shape.getBoundingClientRect(), boxes[n])) wrong.push(`${said} leaves its box`);
    if (!holds(whole, boxes[n])) wrong.push(`${said} leaves the picture`);
    const size = parseFloat(getComputedStyle(text).fontSize) * scale;
    if (size < 9) wrong.push(`${said} is ${size.toFixed(1)} pixels high`);
  });
  ranked.forEach((n, k) => {
    for (const m of ranked.slice(k + 1)) {
      if (boxes[m].top >= boxes[n].bottom - SLACK) break;
      if (Math.min(boxes[n].right, boxes[m].right) - Math.max(boxes[n].left, boxes[m].left) > SLACK) {
        wrong.push(`${texts[n].textContent.slice(0, 30)} and ${texts[m].textContent.slice(0, 30)} overlap`);
      }
    }
  });
  return { texts: texts.length, wrong };
}

const answers = {};
for (const figure of document.querySelectorAll("figure")) {
  const svg = figure.querySelector("svg");
  const own = svg.getAttribute("font-family");
  for (const font of FONTS) {
    svg.setAttribute("font-family", font ?? own);
    answers[`${figure.id} in ${font ?? "its own font"}`] = measured(svg);
  }
}
for (const image of document.querySelectorAll("img")) {
  answers[`image ${image.id}`] = { texts: image.naturalWidth, wrong: image.naturalWidth && image.alt ? [] : ["not shown"] };
}
document.body.innerHTML = "";
document.body.dataset.answers = encodeURIComponent(JSON.stringify(answers));
