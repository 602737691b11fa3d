package org.mokkachain.node.http.openapi;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.mokkachain.api.json.ApiJson;
import org.mokkachain.api.model.Form;

/** Schemas of records, as Jackson writes them. Those of records are named, all others stand where they are used. */
final class Schemas {
    private static final String PLACE = "#/components/schemas/";
    private static final String TYPE = "type";

    private final Map<String, Map<String, Object>> named = new TreeMap<>();
    private final Map<String, Type> owners = new TreeMap<>();

    /** All that were named so far. */
    Map<String, Map<String, Object>> named() {
        return named;
    }

    /** The schema of a type; an {@link IllegalStateException} if it is of a kind that the API does not use. */
    Map<String, Object> of(Type type) {
        return of(type, Map.of());
    }

    private Map<String, Object> of(Type type, Map<TypeVariable<?>, Type> bound) {
        return switch (type) {
            case TypeVariable<?> variable -> of(bound.getOrDefault(variable, Object.class), bound);
            case ParameterizedType generic -> ofGeneric(generic, bound);
            case Class<?> plain -> ofClass(plain);
            default -> throw unknown(type);
        };
    }

    private Map<String, Object> ofGeneric(ParameterizedType generic, Map<TypeVariable<?>, Type> bound) {
        Class<?> raw = (Class<?>) generic.getRawType();
        Type[] arguments = generic.getActualTypeArguments();
        if (raw == List.class) {
            return map(TYPE, "array", "items", of(arguments[0], bound));
        }
        if (raw == Map.class) {
            return map(TYPE, "object", "additionalProperties", of(arguments[1], bound));
        }
        if (raw == Optional.class) {
            return orNull(of(arguments[0], bound));
        }
        Map<TypeVariable<?>, Type> inside = new LinkedHashMap<>();
        for (int i = 0; i < arguments.length; i++) {
            inside.put(raw.getTypeParameters()[i], arguments[i]);
        }
        return ofRecord(raw, generic, name((Class<?>) arguments[0]) + raw.getSimpleName(), inside);
    }

    private Map<String, Object> ofClass(Class<?> type) {
        if (type.isRecord()) {
            return ofRecord(type, type, name(type), Map.of());
        }
        if (type.isEnum()) {
            return map(TYPE, "string", "enum", Arrays.stream(type.getEnumConstants()).map(Schemas::text).toList());
        }
        if (type.isSealed()) {
            return map("oneOf", Arrays.stream(type.getPermittedSubclasses()).map(this::of).toList());
        }
        return ofPlain(type);
    }

    private static Map<String, Object> ofPlain(Class<?> type) {
        if (type == Object.class) {
            return new LinkedHashMap<>();
        } else if (type == String.class) {
            return map(TYPE, "string");
        } else if (type == boolean.class || type == Boolean.class) {
            return map(TYPE, "boolean");
        } else if (type == long.class || type == Long.class) {
            return map(TYPE, "integer", "format", "int64");
        } else if (type == int.class || type == Integer.class) {
            return map(TYPE, "integer", "format", "int32");
        } else if (type == double.class || type == Double.class) {
            return map(TYPE, "number", "format", "double");
        } else if (type == OptionalLong.class) {
            return orNull(ofPlain(long.class));
        } else if (type == OptionalInt.class) {
            return orNull(ofPlain(int.class));
        } else if (type == OptionalDouble.class) {
            return orNull(ofPlain(double.class));
        } else if (type == byte[].class) {
            return map(TYPE, "string", "format", "binary");
        }
        throw unknown(type);
    }

    private static IllegalStateException unknown(Type type) {
        return new IllegalStateException("a bug: the description of the API cannot show " + type);
    }

    private Map<String, Object> ofRecord(Class<?> type, Type whole, String name, Map<TypeVariable<?>, Type> bound) {
        Type owner = owners.putIfAbsent(name, whole);
        if (owner == null) {
            named.put(name, describe(type, bound));
        } else if (!owner.equals(whole)) {
            throw new IllegalStateException("a bug: " + owner + " and " + whole + " have the same name in the API");
        }
        return map("$ref", PLACE + name);
    }

    private Map<String, Object> describe(Class<?> type, Map<TypeVariable<?>, Type> bound) {
        Map<String, Object> schema = map(TYPE, "object");
        Optional.ofNullable(type.getAnnotation(JsonClassDescription.class))
                .ifPresent(words -> schema.put("description", words.value()));
        boolean leavesOut = type.isAnnotationPresent(JsonInclude.class);
        Map<String, Object> properties = new LinkedHashMap<>();
        List<String> required = new ArrayList<>();
        for (RecordComponent component : type.getRecordComponents()) {
            Type declared = component.getGenericType();
            if (component.getAccessor().isAnnotationPresent(JsonAnyGetter.class)) {
                schema.put("additionalProperties", map(TYPE, "string"));
                continue;
            }
            boolean mayMiss = leavesOut && isOptional(declared);
            properties.put(component.getName(), property(component, mayMiss ? inside(declared) : declared, bound));
            if (!mayMiss) {
                required.add(component.getName());
            }
        }
        schema.put("properties", properties);
        schema.put("required", required);
        return schema;
    }

    private static boolean isOptional(Type type) {
        return type instanceof ParameterizedType generic && generic.getRawType() == Optional.class
                || type == OptionalLong.class;
    }

    private static Type inside(Type optional) {
        return optional instanceof ParameterizedType generic ? generic.getActualTypeArguments()[0] : long.class;
    }

    private Map<String, Object> property(RecordComponent component, Type type, Map<TypeVariable<?>, Type> bound) {
        Map<String, Object> schema = of(type, bound);
        Optional.ofNullable(component.getAnnotation(Form.class)).ifPresent(form -> shape(innermost(schema), form));
        Optional<String> words = words(component.getAccessor());
        words.ifPresent(text -> schema.put("description", text));
        return schema;
    }

    private static Optional<String> words(AnnotatedElement element) {
        return Optional.ofNullable(element.getAnnotation(JsonPropertyDescription.class))
                .map(JsonPropertyDescription::value);
    }

    private static void shape(Map<String, Object> schema, Form form) {
        if (!form.value().isEmpty()) {
            schema.put("pattern", form.value());
        }
        if (form.oneOf().length > 0) {
            schema.put("enum", List.of(form.oneOf()));
        }
    }

    /** What a list is of, or what there is if it is not null. */
    @SuppressWarnings("unchecked")
    private static Map<String, Object> innermost(Map<String, Object> schema) {
        Object inner = schema.get("items");
        if (schema.get("anyOf") instanceof List<?> either) {
            inner = either.getFirst();
        }
        return inner == null ? schema : innermost((Map<String, Object>) inner);
    }

    private static Map<String, Object> orNull(Map<String, Object> schema) {
        return map("anyOf", List.of(schema, map(TYPE, "null")));
    }

    private static String name(Class<?> type) {
        return type.getSimpleName().replaceFirst("(Info|View|Document)$", "");
    }

    private static String text(Object constant) {
        return ApiJson.readTree(ApiJson.write(constant)).stringValue();
    }

    private static Map<String, Object> map(String key, Object value) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put(key, value);
        return map;
    }

    private static Map<String, Object> map(String key, Object value, String second, Object other) {
        Map<String, Object> map = map(key, value);
        map.put(second, other);
        return map;
    }
}
