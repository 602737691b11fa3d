package org.mokkachain.api.model;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonClassDescription;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An operation of a transaction, decoded. In JSON the fields stand beside {@code type} and {@code text}, so a client
 * can show operations it does not know.
 *
 * @param type for example {@code transfer}
 * @param text in words
 * @param fields those of the type, all as text; a transfer has {@code asset}, {@code to}, {@code amount} (base units),
 *     {@code memo} (hex) and, if the memo is readable, {@code memoText}
 */
@JsonClassDescription("An operation; the fields of its type stand beside type and text")
public record OperationView(String type, String text, @JsonAnyGetter @JsonAnySetter Map<String, String> fields) {
    public OperationView {
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }
}
