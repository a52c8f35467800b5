export { createGateway, type GatewayHandler } from "./create-gateway.js";
export type { GatewayOptions } from "./gateway-options.js";
export type { GatewayRefusalName } from "./refusal.js";
