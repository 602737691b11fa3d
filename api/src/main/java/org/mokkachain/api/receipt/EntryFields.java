package org.mokkachain.api.receipt;

import java.util.LinkedHashMap;
import java.util.Map;
import org.mokkachain.types.address.AddressFormat;
import org.mokkachain.types.codec.Decoder;
import org.mokkachain.types.codec.DecodingException;
import org.mokkachain.types.value.Bytes;

/** Collects what an entry says. Not thread-safe. */
final class EntryFields {
    private final AddressFormat addresses;
    private final Map<String, String> fields = new LinkedHashMap<>();

    EntryFields(AddressFormat addresses) {
        this.addresses = addresses;
    }

    /** Reads one part of an entry. */
    @FunctionalInterface
    interface Part {
        void read(Decoder in, EntryFields fields) throws DecodingException;
    }

    /** Takes all fields of a part, or none if it is not understood to its end. */
    void read(Bytes bytes, Part part) {
        EntryFields found = new EntryFields(addresses);
        try {
            Decoder.decodeExactly(bytes, in -> {
                part.read(in, found);
                return true;
            });
            fields.putAll(found.fields);
        } catch (DecodingException e) {
            fields.put("unreadable", "bytes of another version");
        }
    }

    void put(String name, Object value) {
        RecordFields.put(name, value, addresses, fields);
    }

    Map<String, String> toMap() {
        return fields;
    }
}
