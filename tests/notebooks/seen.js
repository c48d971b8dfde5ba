// What stands in each output of a notebook: tables, pictures, and whatever should not be there.
(selector) => [...document.querySelectorAll(selector)].map((output) => {
  const room = output.getBoundingClientRect();
  return {
    tables: output.querySelectorAll("table").length,
    right: [...output.querySelectorAll("td, th")].filter((cell) => cell.style.textAlign === "right").length,
    cells: [...output.querySelectorAll("td, th")].map((cell) => cell.textContent.split(/\s+/).filter(Boolean).join(" ")),
    pictures: [...output.querySelectorAll("img")].map((picture) => ({
      alt: picture.alt,
      natural: picture.naturalWidth,
      shown: picture.getBoundingClientRect().width,
    })),
    foreign: output.querySelectorAll("svg, script, iframe, style, .MathJax, mjx-container").length,
    narrow: [...output.querySelectorAll("img, table")].every((one) => one.getBoundingClientRect().left >= room.left - 1),
  };
})
