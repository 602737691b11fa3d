package org.mokkachain.wallet.directory;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.mokkachain.wallet.output.Failure;

/** Names for other people's addresses: a text file that one may also edit by hand, read anew at each use. */
public record Contacts(Path file) {
    /** Upper limit of the book. */
    public static final int MAX = 10_000;

    /** Address by name, sorted by name. */
    public Map<String, String> all() throws Failure {
        return new TreeMap<>(EntryFile.read(file));
    }

    public Optional<String> find(String name) throws Failure {
        return Optional.ofNullable(EntryFile.read(file).get(name));
    }

    /** The name of an address, if it has one. */
    public Optional<String> nameOf(String address) throws Failure {
        return EntryFile.read(file).entrySet().stream()
                .filter(entry -> entry.getValue().equals(address))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** Adds a contact; refused if the name is taken, so that a payment never goes elsewhere than it used to. */
    public void add(String name, String address) throws Failure {
        Map<String, String> entries = new LinkedHashMap<>(EntryFile.read(file));
        String before = entries.putIfAbsent(name, address);
        if (before != null && !before.equals(address)) {
            throw Failure.configuration(
                    "contact_exists",
                    "there is a contact '" + name + "' already: " + before,
                    "Choose another name, or remove that one first: contact remove " + name);
        }
        if (entries.size() > MAX) {
            throw Failure.configuration(
                    "too_many_contacts", "there are " + MAX + " contacts already", "Remove some first.");
        }
        EntryFile.write(file, entries);
    }

    public void remove(String name) throws Failure {
        Map<String, String> entries = new LinkedHashMap<>(EntryFile.read(file));
        if (entries.remove(name) == null) {
            throw Failure.configuration(
                    "no_contact", "there is no contact '" + name + "'", "See those there are: contact list");
        }
        EntryFile.write(file, entries);
    }
}
