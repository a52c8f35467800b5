export function situation({ sandbox }) {
  sandbox.expireAccessTokens();
}
