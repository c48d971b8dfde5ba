// Reads a JSON list of {mermaid, dot} from standard input; says what the real parsers make of each.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const require = createRequire(pathToFileURL(process.env.JOBTHEORY_NODE_MODULES + "/"));
const load = (name) => import(pathToFileURL(require.resolve(name)));
const { instance } = await load("@viz-js/viz");
const viz = await instance();
const { JSDOM } = await load("jsdom");
const dom = new JSDOM("<!doctype html><body></body>");
globalThis.window = dom.window;
globalThis.document = dom.window.document;
const mermaid = (await import(pathToFileURL(process.env.JOBTHEORY_NODE_MODULES + "/mermaid/dist/mermaid.core.mjs"))).default;
mermaid.initialize({ startOnLoad: false });

const answers = [];
for (const { mermaid: flowchart, dot } of JSON.parse(readFileSync(0, "utf8"))) {
  const answer = {};
  try {
    const { db } = await mermaid.mermaidAPI.getDiagramFromText(flowchart);
    answer.mermaid = { nodes: [...db.getVertices().values()].map((v) => v.text), edges: db.getEdges().length };
  } catch (error) {
    answer.mermaid = { error: String(error) };
  }
  const drawn = viz.render(dot, { format: "json" });
  const wrong = drawn.errors.filter((one) => !one.message.includes("no value for width of non-ASCII character"));
  if (drawn.status === "success" && wrong.length === 0) {
    const graph = JSON.parse(drawn.output);
    const nodes = (graph.objects ?? []).filter((one) => !("nodes" in one) && !one.name.startsWith("cluster"));
    const svg = viz.render(dot, { format: "svg" }).output;
    const page = new JSDOM(svg.slice(svg.indexOf("<svg")), { contentType: "image/svg+xml" }).window.document;
    const texts = [...page.querySelectorAll("g.node")].map((g) => [...g.querySelectorAll("text")].map((t) => t.textContent).join(""));
    const same = nodes.length === texts.length;
    answer.dot = { nodes: same ? texts : [], edges: (graph.edges ?? []).length, links: page.querySelector("a, image, script") !== null };
  } else {
    answer.dot = { error: JSON.stringify(wrong) };
  }
  answers.push(answer);
}
process.stdout.write(JSON.stringify(answers));
