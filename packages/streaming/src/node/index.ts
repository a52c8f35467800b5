export type { OpenSocket, SocketListener, StreamSocket } from "../connection/stream-socket.js";
export { nodeSocket } from "./node-socket.js";
