package org.mokkachain.api.receipt;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.mokkachain.types.address.AddressFormat;
import org.mokkachain.types.codec.Decoder;
import org.mokkachain.types.codec.DecodingException;
import org.mokkachain.types.proof.EntryProof;
import org.mokkachain.types.value.Bytes;

/**
 * Kinds of entries of the state, and what their keys and values say. A value that this version does not understand is
 * shown as its bytes only: they are what is proven.
 */
enum EntryKind {
    ACCOUNT(1, "account") {
        @Override
        void key(Decoder in, Fields fields) throws DecodingException {
            fields.put("address", fields.addresses().format(in.address()));
        }
    };

    private final int code;
    private final String text;

    EntryKind(int code, String text) {
        this.code = code;
        this.text = text;
    }

    /** What has been read so far. */
    record Fields(Map<String, String> read, AddressFormat addresses) {
        void put(String name, String value) {
            read.put(name, value);
        }
    }

    /** Reads the natural key to its end. */
    abstract void key(Decoder in, Fields fields) throws DecodingException;

    static String nameOf(int code) {
        return of(code).map(kind -> kind.text).orElse("kind " + code);
    }

    private static Optional<EntryKind> of(int code) {
        for (EntryKind kind : values()) {
            if (kind.code == code) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }

    static Map<String, String> fields(EntryProof proof, AddressFormat addresses) {
        Map<String, String> fields = new LinkedHashMap<>();
        of(proof.entryKind()).ifPresent(kind -> fields.putAll(kind.keyFields(proof.key(), addresses)));
        return fields;
    }

    private Map<String, String> keyFields(Bytes key, AddressFormat addresses) {
        Fields fields = new Fields(new LinkedHashMap<>(), addresses);
        try {
            Decoder.decodeExactly(key, in -> {
                key(in, fields);
                return true;
            });
            return fields.read();
        } catch (DecodingException e) {
            return Map.of();
        }
    }
}
