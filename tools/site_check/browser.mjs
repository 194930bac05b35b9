// Looks at pages of a site with a browser: node browser.mjs SITE; prints what is wrong, a line each.
//
// Every kind of page in every language: below a path of a host under a strict policy, with axe in
// light and dark and at 320 pixels; and as a file. Then the search, with and without a script.
import fs from "node:fs";
import http from "node:http";
import path from "node:path";
import { pathToFileURL } from "node:url";
import puppeteer from "puppeteer-core";

const site = path.resolve(process.argv[2]);
const chromium = process.env.CHROMIUM ?? "/usr/bin/chromium";
const axe = fs.readFileSync(new URL("node_modules/axe-core/axe.min.js", import.meta.url), "utf8");
const BELOW = "/promises/";
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; frame-ancestors 'none'";
const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css",
  ".js": "text/javascript",
  ".xml": "application/atom+xml",
  ".json": "application/json",
  ".svg": "image/svg+xml",
};
const NARROW = { width: 320, height: 800 };
const WIDE = { width: 1280, height: 900 };

const problems = [];
const wrong = (...words) => problems.push(words.join(" ").replace(/\s+/g, " ").slice(0, 400));

// Each list, and of the things of each kind the first and the last, in each language.
const pagesOf = () => {
  const all = fs.readdirSync(site, { recursive: true }).map((one) => one.split(path.sep).join("/"));
  const kinds = new Map();
  for (const page of all.filter((one) => one.endsWith(".html")).sort()) {
    const parts = page.split("/");
    const kind = parts.length > 2 ? parts.slice(0, 2).join("/") : page;
    const known = kinds.get(kind) ?? [];
    kinds.set(kind, known.length ? [known[0], page] : [page]);
  }
  return [...kinds.values()].flat();
};

const answer = (request, response) => {
  const asked = decodeURIComponent(new URL(request.url, "http://localhost").pathname);
  const file = path.join(site, asked.slice(BELOW.length));
  const isThere = asked.startsWith(BELOW) && file.startsWith(site) && fs.existsSync(file);
  if (!isThere || fs.statSync(file).isDirectory()) {
    response.writeHead(404).end();
    return;
  }
  const type = TYPES[path.extname(file)] ?? "application/octet-stream";
  response.writeHead(200, { "content-type": type, "content-security-policy": POLICY });
  response.end(fs.readFileSync(file));
};

const open = async (browser, base, page) => {
  const tab = await browser.newPage();
  const where = `${base.slice(0, 4)} ${page}`;
  tab.on("console", (one) => wrong(where, "console:", one.type(), one.text()));
  tab.on("pageerror", (one) => wrong(where, "error:", one.message));
  tab.on("dialog", (one) => { wrong(where, "dialog:", one.message()); one.dismiss(); });
  tab.on("request", (one) => {
    const address = one.url();
    if (!address.startsWith(base) && !address.startsWith("data:")) wrong(where, "asks", address);
  });
  tab.on("requestfailed", (one) => wrong(where, "did not get", one.url()));
  await tab.setViewport(WIDE);
  await tab.goto(base + page, { waitUntil: "load", timeout: 30_000 });
  if (await tab.evaluate(() => window.harmed !== undefined)) wrong(where, "ran a script of the data");
  return tab;
};

const seen = new Map();
const examine = async (tab, page, how) => {
  const found = await tab.evaluate(async () => {
    const rules = { "target-size": { enabled: true } };
    const { violations } = await window.axe.run(document, { preload: false, rules });
    return violations.map(({ id, nodes }) => [id, nodes.length, nodes[0].html, nodes[0].failureSummary]);
  });
  for (const [id, count, html, why] of found) {
    const known = seen.get(id) ?? { count: 0, where: `${page} ${how}: ${html} ${why}` };
    seen.set(id, { ...known, count: known.count + count });
  }
};

const lookAt = async (browser, base, page) => {
  const tab = await open(browser, base, page);
  await tab.evaluate(axe);
  for (const scheme of ["light", "dark"]) {
    await tab.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
    await examine(tab, page, scheme);
  }
  await tab.setViewport(NARROW);
  const width = await tab.evaluate(() => document.documentElement.scrollWidth);
  if (width > NARROW.width) wrong(page, `is ${width} pixels wide at ${NARROW.width}`);
  await examine(tab, page, "narrow");
  await tab.close();
};

const shown = () => [...document.querySelectorAll(".everything > li")].filter((one) => !one.hidden).length;
const search = async (browser, base, language) => {
  const page = `${language}/search.html`;
  const [name, former] = language === "ko" ? ["행정안전부", "행안"] : ["Interior", "MOIS"];
  const tab = await open(browser, base, page);
  const all = await tab.evaluate(shown);
  await tab.type("#find", former);
  const found = await tab.evaluate(shown);
  const text = await tab.$$eval(".everything > li:not([hidden])", (some) => some.map((one) => one.textContent).join());
  if (!(found > 0 && found < all && text.includes(name))) wrong(base.slice(0, 4), page, `${former}: ${found} of ${all}`);
  await tab.close();
  const plain = await browser.newPage();
  await plain.setJavaScriptEnabled(false);
  await plain.goto(base + page, { waitUntil: "load" });
  const listed = (await plain.$$(".everything > li")).length;
  if (listed !== all || !listed) wrong(page, `without a script: ${listed} of ${all}`);
  if (await plain.$eval("#find", (one) => one.checkVisibility())) wrong(page, "offers a search that needs a script");
  await plain.close();
};

const server = http.createServer(answer).listen(0, "127.0.0.1");
await new Promise((ready) => server.on("listening", ready));
const hosted = `http://127.0.0.1:${server.address().port}${BELOW}`;
const filed = `${pathToFileURL(site)}/`;
const browser = await puppeteer.launch({
  executablePath: chromium,
  headless: true,
  args: ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"],
  protocolTimeout: 120_000,
});
try {
  const pages = pagesOf().filter((one) => one !== "index.html");
  const rest = [...pages];
  const work = async () => {
    for (let page = rest.shift(); page !== undefined; page = rest.shift()) {
      await lookAt(browser, hosted, page);
      await (await open(browser, filed, page)).close();
    }
  };
  await Promise.all([work(), work()]);
  for (const language of ["ko", "en"].filter((one) => pages.includes(`${one}/search.html`))) {
    for (const base of [hosted, filed]) await search(browser, base, language);
  }
  for (const [id, { count, where }] of seen) wrong("axe", id, String(count), where);
  problems.forEach((one) => console.log(one));
  console.log(`${pages.length} pages, ${problems.length} problems`);
} finally {
  await browser.close();
  server.close();
}
process.exit(problems.length ? 1 : 0);
