package org.mokkachain.api.model;

import java.util.Optional;

/**
 * An entry of an account's key-value store.
 *
 * @param owner address of the account
 * @param value in hex
 * @param valueText the value where it is readable text
 * @param height of the block that wrote it last
 */
public record DataEntry(String owner, String key, String value, Optional<String> valueText, long height) {}
