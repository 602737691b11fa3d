package org.mokkachain.api.model;

/**
 * A notarised document: who showed its hash first, and when.
 *
 * @param hash SHA-256 of the document, in hex
 * @param label what the account called it; may be empty
 * @param account address of the one who anchored it
 * @param height of the block
 * @param timestampMs of the block
 */
public record AnchorInfo(String hash, String label, String account, long height, long timestampMs) {}
