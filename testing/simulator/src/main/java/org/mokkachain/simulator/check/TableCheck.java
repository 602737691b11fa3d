package org.mokkachain.simulator.check;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * I15: no table of a replica grows beyond its cap. Finds the tables by itself: every collection and map in a field of
 * anything that the replica is made of. A table that is not listed may hold {@link #USUAL} entries, so that a new one
 * without a bound is noticed.
 */
public final class TableCheck {
    private static final int USUAL = 100;
    private static final List<String> PARTS = List.of(
            "org.mokkachain.consensus.core.",
            "org.mokkachain.consensus.log.",
            "org.mokkachain.consensus.signer.",
            "org.mokkachain.ledger.chain.",
            "org.mokkachain.node.replica.");
    /** What is meant to hold more, by class and field. */
    private static final Map<String, Integer> CAPS = Map.ofEntries(
            Map.entry("consensus.core.BlockTree.nodes", 512),
            Map.entry("consensus.core.Votes.slots", 256),
            Map.entry("consensus.core.Committer.targets", 1_024),
            Map.entry("consensus.core.RangeSync.buffer", 1_500),
            Map.entry("consensus.log.DurableState.prepared", 256),
            Map.entry("ledger.chain.BlockTree.blocks", 1_024),
            Map.entry("ledger.chain.CommittedState.cache", 1_000),
            Map.entry("ledger.chain.Departures.departures", 50_000),
            Map.entry("ledger.chain.Fates.fates", 20_000),
            Map.entry("ledger.chain.PendingSet.byArrival", 50_000),
            Map.entry("ledger.chain.PendingSet.executable", 50_000),
            Map.entry("ledger.chain.RoomWatch.marks", 50_000),
            Map.entry("ledger.chain.PendingSet.waiting", 50_000),
            Map.entry("node.replica.Bodies.checked", 1_500),
            Map.entry("node.replica.UsefulMessages.byExpiry", 200_000),
            Map.entry("node.replica.UsefulMessages.byTransaction", 200_000));

    private final int usual;
    private final Map<String, Integer> caps;
    private final Map<Class<?>, List<Field>> fields = new HashMap<>();
    private final Map<String, Integer> largest = new HashMap<>();

    public TableCheck() {
        this(USUAL, CAPS);
    }

    TableCheck(int usual, Map<String, Integer> caps) {
        this.usual = usual;
        this.caps = Map.copyOf(caps);
    }

    /** Looks at everything that {@code replica} is made of. */
    public void inspect(int host, Object replica) {
        inspect(host, replica, Collections.newSetFromMap(new IdentityHashMap<>()));
    }

    /** The most entries that any table has had, by class and field. */
    public Map<String, Integer> largest() {
        return Map.copyOf(largest);
    }

    private void inspect(int host, Object part, Set<Object> seen) {
        if (!seen.add(part)) {
            return;
        }
        for (Field field : fields.computeIfAbsent(part.getClass(), TableCheck::fieldsOf)) {
            switch (valueOf(field, part)) {
                case Collection<?> table -> require(host, field, table.size());
                case Map<?, ?> table -> require(host, field, table.size());
                case Object inner when isPart(inner.getClass()) -> inspect(host, inner, seen);
                case Object value -> {
                    // Neither a table nor something that has one.
                }
            }
        }
    }

    private void require(int host, Field field, int size) {
        String name = field.getDeclaringClass().getName().substring("org.mokkachain.".length()) + "."
                + field.getName();
        int cap = caps.getOrDefault(name, usual);
        Violation.unless(size <= cap, () -> "I15: v" + host + " has " + size + " entries in " + name + ", its cap is "
                + cap);
        largest.merge(name, size, Math::max);
    }

    private static boolean isPart(Class<?> type) {
        return !type.isRecord() && PARTS.stream().anyMatch(type.getName()::startsWith);
    }

    private static Object valueOf(Field field, Object part) {
        try {
            Object value = field.get(part);
            return orNothing(value instanceof Optional<?> optional ? optional.orElse(null) : value);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Object orNothing(@Nullable Object value) {
        return value == null ? "" : value;
    }

    private static List<Field> fieldsOf(Class<?> type) {
        List<Field> found = new ArrayList<>();
        for (Field field : type.getDeclaredFields()) {
            if (!Modifier.isStatic(field.getModifiers()) && !field.getType().isPrimitive()) {
                field.setAccessible(true);
                found.add(field);
            }
        }
        return found;
    }
}
