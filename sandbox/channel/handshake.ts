/** The line after which a guest begins to listen: what an engine's attach leaks into the input before it is discarded. */
export const handshake = '\0optimizehub guest 1\n';
