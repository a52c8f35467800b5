import { createGuide } from "./guide.js";
import { runTour } from "./tour.js";

const isInteractive = process.stdin.isTTY === true && process.stdout.isTTY === true;
await runTour(createGuide(process.stdout, { input: process.stdin, isInteractive }));
