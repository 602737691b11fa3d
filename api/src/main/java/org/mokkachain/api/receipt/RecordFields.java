package org.mokkachain.api.receipt;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.mokkachain.types.address.AddressFormat;
import org.mokkachain.types.transaction.AssetId;
import org.mokkachain.types.value.Address;
import org.mokkachain.types.value.Amount;
import org.mokkachain.types.value.Bytes;

/**
 * The fields of a record as text, by their names: complete by construction, so that no receipt hides a field. Those of
 * records within are written with points, members of lists with their index from 0.
 */
final class RecordFields {
    private final AddressFormat addresses;
    private final Map<String, String> fields;

    private RecordFields(AddressFormat addresses, Map<String, String> fields) {
        this.addresses = addresses;
        this.fields = fields;
    }

    static Map<String, String> of(Record value, AddressFormat addresses) {
        Map<String, String> fields = new LinkedHashMap<>();
        new RecordFields(addresses, fields).putAll("", value);
        return fields;
    }

    /** Adds one value, with its fields if it is a record. */
    static void put(String name, Object value, AddressFormat addresses, Map<String, String> fields) {
        new RecordFields(addresses, fields).put(name, value);
    }

    /** The name of a record's type as in {@code issueAsset}. */
    static String typeName(Record value) {
        String name = value.getClass().getSimpleName();
        return name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
    }

    private void putAll(String prefix, Record value) {
        for (RecordComponent component : value.getClass().getRecordComponents()) {
            put(prefix + component.getName(), read(component, value));
        }
    }

    private static Object read(RecordComponent component, Record value) {
        try {
            return component.getAccessor().invoke(value);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("a record without a readable " + component.getName(), e);
        }
    }

    private void put(String name, Object value) {
        switch (value) {
            case AssetId asset -> fields.put(name, asset.isNative() ? "native" : asset.id().hex());
            case Address address -> fields.put(name, addresses.format(address));
            case Bytes bytes -> fields.put(name, bytes.hex());
            case Enum<?> constant -> fields.put(name, constant.name().toLowerCase(Locale.ROOT));
            case Amount amount -> fields.put(name, amount.toString());
            case Optional<?> optional -> optional.ifPresent(inner -> put(name, inner));
            case List<?> list -> {
                for (int i = 0; i < list.size(); i++) {
                    put(name + "." + i, list.get(i));
                }
            }
            case Record inner -> {
                fields.put(name, typeName(inner));
                putAll(name + ".", inner);
            }
            default -> fields.put(name, value.toString());
        }
    }
}
