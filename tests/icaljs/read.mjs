// Says of each entry of a calendar, and of each day on which it comes again, what ical.js reads.
import { readFileSync } from "node:fs";
import ICAL from "ical.js";

const calendar = new ICAL.Component(ICAL.parse(readFileSync(process.argv[2], "utf8")));

function starts(event) {
  if (!event.isRecurring()) return [event.startDate];
  const found = [];
  const days = event.iterator();
  for (let day = days.next(); day; day = days.next()) found.push(day);
  return found;
}

const told = calendar.getAllSubcomponents("vevent").flatMap((component) => {
  const event = new ICAL.Event(component);
  return starts(event).map((start) => ({
    uid: event.uid,
    start: start.toString(),
    wholeDay: start.isDate,
    zone: start.zone.tzid,
    moment: start.toUnixTime(),
    minutes: event.duration.toSeconds() / 60,
    summary: event.summary,
    description: event.description ?? "",
    sequence: event.sequence,
    status: component.getFirstPropertyValue("status") ?? "",
  }));
});
console.log(JSON.stringify(told));
