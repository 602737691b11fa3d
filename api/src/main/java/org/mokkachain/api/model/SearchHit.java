package org.mokkachain.api.model;

/**
 * Something that a search found.
 *
 * @param type {@code block transaction account asset anchor validator proposal}
 * @param reference what to ask for: a height, an id, an address, a hash or a public key
 * @param text in words
 * @param path where the API has it
 */
public record SearchHit(String type, String reference, String text, String path) {}
