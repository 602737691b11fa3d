package org.mokkachain.consensus.example;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.mokkachain.consensus.embed.Driver;
import org.mokkachain.consensus.embed.Group;
import org.mokkachain.consensus.embed.Host;
import org.mokkachain.consensus.embed.StateMachine;
import org.mokkachain.consensus.embed.Storage;
import org.mokkachain.consensus.setup.Identity;
import org.mokkachain.types.crypto.Sha256;
import org.mokkachain.types.value.Bytes;
import org.mokkachain.types.value.Hash;

/** A map that is the same on every member. A body is one entry, "key=value". */
final class ReplicatedMap implements StateMachine<SortedMap<String, String>> {
    private final Set<Bytes> pending = new LinkedHashSet<>();
    final Driver<SortedMap<String, String>> driver;

    ReplicatedMap(Group group, Identity self, Storage storage, Host host) {
        driver = new Driver<>(group, self, storage, host, this);
    }

    /** Asks for an entry; a client asks every member, since any of them may lead. */
    void put(String key, String value) {
        pending.add(Bytes.of((key + "=" + value).getBytes(StandardCharsets.UTF_8)));
        driver.workArrived();
    }

    SortedMap<String, String> entries() {
        return driver.state();
    }

    @Override
    public SortedMap<String, String> initial() {
        return new TreeMap<>();
    }

    @Override
    public Optional<SortedMap<String, String>> apply(SortedMap<String, String> state, Bytes body) {
        String[] entry = new String(body.toBytes(), StandardCharsets.UTF_8).split("=", 2);
        if (entry.length < 2) {
            return Optional.empty();
        }
        SortedMap<String, String> after = new TreeMap<>(state);
        after.put(entry[0], entry[1]);
        return Optional.of(after);
    }

    @Override
    public Hash root(SortedMap<String, String> state) {
        return Sha256.hash("map", state.toString().getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public boolean hasWork() {
        return !pending.isEmpty();
    }

    @Override
    public Bytes propose(SortedMap<String, String> state, List<Bytes> underway) {
        return pending.stream().filter(body -> !underway.contains(body)).findFirst().orElse(Bytes.EMPTY);
    }

    @Override
    public void committed(Bytes body, SortedMap<String, String> state) {
        pending.remove(body);
    }
}
