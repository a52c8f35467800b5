export type { AnswerCheck, AnswerFinding } from "../answer-check.js";
export { type LiveValidatorOptions, liveValidator } from "./live-validator.js";
