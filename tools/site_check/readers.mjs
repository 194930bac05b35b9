// Reads every feed and calendar of a site: node readers.mjs SITE; prints what is wrong, a line each.
import fs from "node:fs";
import path from "node:path";
import { parseAtomFeed } from "feedsmith";
import ICAL from "ical.js";

const site = path.resolve(process.argv[2]);
const problems = [];
const all = fs.readdirSync(site, { recursive: true }).map(String).sort();
const read = (name) => fs.readFileSync(path.join(site, name), "utf8");
const areUnique = (some) => new Set(some).size === some.length && some.every(Boolean);

const feed = (name) => {
  const { id, title, updated, entries = [] } = parseAtomFeed(read(name));
  if (!id || !title || !updated) problems.push(`${name}: no id, title or day`);
  if (!areUnique(entries.map((one) => one.id))) problems.push(`${name}: ids of entries`);
  if (entries.some((one) => !one.title || !one.updated)) problems.push(`${name}: an entry without title or day`);
};
const calendar = (name) => {
  const events = new ICAL.Component(ICAL.parse(read(name))).getAllSubcomponents("vevent");
  if (!areUnique(events.map((one) => one.getFirstPropertyValue("uid")))) problems.push(`${name}: uids`);
  for (const one of events) {
    const [start, end] = ["dtstart", "dtend"].map((key) => one.getFirstPropertyValue(key));
    if (!start.isDate || start.compare(end) >= 0) problems.push(`${name}: ${start} to ${end}`);
  }
};
const attempt = (reader) => (name) => {
  try {
    reader(name);
  } catch (error) {
    problems.push(`${name}: ${error.message}`);
  }
};
const feeds = all.filter((one) => /feeds[\\/].*\.xml$/.test(one));
const calendars = all.filter((one) => one.endsWith(".ics"));
feeds.forEach(attempt(feed));
calendars.forEach(attempt(calendar));
if (!feeds.length || !calendars.length) problems.push("no feeds or no calendars");
problems.forEach((one) => console.log(one));
console.log(`${feeds.length} feeds, ${calendars.length} calendars, ${problems.length} problems`);
process.exit(problems.length ? 1 : 0);
