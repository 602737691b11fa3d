package org.mokkachain.wallet.output;

/** JSON as it came from a node, to be passed on. */
public record RawJson(String json) {}
