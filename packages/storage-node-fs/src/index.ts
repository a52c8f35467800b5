export { defaultTokenPath } from "./default-token-path.js";
export { tokenFile } from "./token-file.js";
