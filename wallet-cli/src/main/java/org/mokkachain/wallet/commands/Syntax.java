package org.mokkachain.wallet.commands;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.mokkachain.wallet.commands.base.WalletCommand;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** How one command is used, for completion: its own options, and the words that stand free. Immutable. */
public final class Syntax {
    private final Map<String, Argument> options;
    private final List<Free> free;

    private Syntax(Map<String, Argument> options, List<Free> free) {
        this.options = Collections.unmodifiableMap(options);
        this.free = List.copyOf(free);
    }

    /**
     * An option or a free word.
     *
     * @param label what the help calls it, or an option's value
     * @param text what it means
     * @param least how many words an option takes at least; 1 for a free word
     * @param most how many it takes at most
     * @param required whether the command needs it
     * @param repeats whether it may be given again
     */
    public record Argument(String label, String text, int least, int most, boolean required, boolean repeats) {
        static Argument of(ArgSpec spec) {
            String text = String.join(" ", spec.description());
            int least = spec.arity().min();
            int most = spec.arity().max();
            return new Argument(spec.paramLabel(), text, least, most, spec.required(), spec.isMultiValue());
        }
    }

    private record Free(int first, int last, Argument argument) {}

    static Syntax of(WalletCommand command) {
        CommandSpec spec = CommandTree.parser(command).getCommandSpec();
        Map<String, Argument> options = new TreeMap<>();
        for (OptionSpec option : spec.options()) {
            options.put(option.longestName(), Argument.of(option));
        }
        List<Free> free = new ArrayList<>();
        for (PositionalParamSpec word : spec.positionalParameters()) {
            free.add(new Free(word.index().min(), word.index().max(), Argument.of(word)));
        }
        return new Syntax(options, free);
    }

    /** The options that are the command's own. */
    public Map<String, Argument> options() {
        return options;
    }

    /** The free word after so many others, if the command takes it. */
    public Optional<Argument> free(int index) {
        return free.stream()
                .filter(word -> word.first() <= index && index <= word.last())
                .map(Free::argument)
                .findFirst();
    }

    /** Every argument: options, and free words under empty names. */
    public List<Map.Entry<String, Argument>> all() {
        List<Map.Entry<String, Argument>> all = new ArrayList<>(options.entrySet());
        free.forEach(word -> all.add(Map.entry("", word.argument())));
        return all;
    }
}
