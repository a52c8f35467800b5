// Loaded before an example: what it would send to Schwab goes to the sandbox.
const { fetch } = globalThis;
const address = (url) => String(url).replace("https://api.schwabapi.com", process.env.SCHWAB_BASE_URL);

globalThis.fetch = (input, init) =>
  input instanceof Request
    ? fetch(new Request(address(input.url), input), init)
    : fetch(address(input), init);
