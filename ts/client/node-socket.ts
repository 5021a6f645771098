/** The WebSocket of `ws`, by which the client works on a Node that has none of its own. */
export { WebSocket as NodeSocket } from 'ws';
