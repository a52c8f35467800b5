export { situation } from "./manager.set-up.mjs";
