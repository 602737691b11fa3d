package org.mokkachain.wallet.commands.sending;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Function;
import org.mokkachain.api.client.MokkaClient;
import org.mokkachain.api.client.MokkaClientException;
import org.mokkachain.types.transaction.Operation;
import org.mokkachain.types.transaction.Transaction;

/** What a transaction is to do, and how people are told before and after. */
public final class Deed {
    private final List<Operation> operations;
    private final String intent;
    private final String done;
    private final SequencedMap<String, String> fields = new LinkedHashMap<>();
    private final List<String> warnings = new ArrayList<>();
    private final SequencedMap<String, Function<Transaction, String>> results = new LinkedHashMap<>();

    private final SequencedMap<String, Lookup> lookups = new LinkedHashMap<>();

    /** Asks a node about what has become final. */
    @FunctionalInterface
    public interface Lookup {
        /** @param height of the block */
        Optional<Long> find(MokkaClient client, long height) throws MokkaClientException;
    }

    private Deed(List<? extends Operation> operations, String intent, String done) {
        this.operations = List.copyOf(operations);
        this.intent = intent;
        this.done = done;
    }

    /**
     * A deed without details.
     *
     * @param intent as in "issue 5 EUR"
     * @param done as in "Issued 5 EUR"
     */
    public static Deed of(List<? extends Operation> operations, String intent, String done) {
        return new Deed(operations, intent, done);
    }

    /** Shown before the question. */
    public Deed field(String name, String value) {
        fields.put(name, value);
        return this;
    }

    /** Shown before the question, so that it is seen. */
    public Deed warning(String text) {
        warnings.add(text);
        return this;
    }

    /** Told with what became of it. */
    public Deed result(String name, Function<Transaction, String> value) {
        results.put(name, value);
        return this;
    }

    /** Looked up and told once it is final. */
    public Deed afterwards(String name, Lookup lookup) {
        lookups.put(name, lookup);
        return this;
    }

    SequencedMap<String, Lookup> lookups() {
        return lookups;
    }

    List<Operation> operations() {
        return operations;
    }

    String intent() {
        return intent;
    }

    String done() {
        return done;
    }

    Map<String, String> fields() {
        return fields;
    }

    List<String> warnings() {
        return warnings;
    }

    SequencedMap<String, String> results(Transaction transaction) {
        SequencedMap<String, String> values = new LinkedHashMap<>();
        results.forEach((name, value) -> values.put(name, value.apply(transaction)));
        return values;
    }
}
