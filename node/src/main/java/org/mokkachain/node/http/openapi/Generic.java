package org.mokkachain.node.http.openapi;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A generic type with its arguments, as in {@code Page<BlockSummary>}. */
public record Generic(Class<?> raw, List<Type> arguments) implements ParameterizedType {
    public Generic {
        arguments = List.copyOf(arguments);
    }

    public static Generic of(Class<?> raw, Type... arguments) {
        return new Generic(raw, List.of(arguments));
    }

    @Override
    public Type[] getActualTypeArguments() {
        return arguments.toArray(Type[]::new);
    }

    @Override
    public Type getRawType() {
        return raw;
    }

    @Override
    public @Nullable Type getOwnerType() {
        return raw.getDeclaringClass();
    }
}
