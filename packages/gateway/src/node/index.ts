export { gatewayListener } from "./gateway-listener.js";
export { type GatewayServer, type GatewayServerOptions, startGateway } from "./start-gateway.js";
