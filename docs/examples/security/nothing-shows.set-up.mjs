export function situation({ sandbox }) {
  sandbox.addFault({ name: "whitelabel-500", path: "/trader/v1/*", times: 5 });
}
