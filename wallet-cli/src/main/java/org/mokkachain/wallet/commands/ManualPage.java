package org.mokkachain.wallet.commands;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mokkachain.api.model.ExitCode;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * What there is to say about a command. Its footer holds examples, the first after {@code Example: }, others below it,
 * and remarks.
 *
 * @param name noun and verb
 * @param usage what must follow the name
 * @param arguments what may follow, in its order
 * @param examples lines that can be typed, beginning with a noun
 */
record ManualPage(
        String name,
        String usage,
        List<String> description,
        List<Entry> arguments,
        List<String> examples,
        List<String> remarks,
        List<ExitCode> exitCodes) {
    private static final String FIRST = "Example: ";
    private static final String FURTHER = " ".repeat(FIRST.length());

    ManualPage {
        description = List.copyOf(description);
        arguments = List.copyOf(arguments);
        examples = List.copyOf(examples);
        remarks = List.copyOf(remarks);
        exitCodes = List.copyOf(exitCodes);
    }

    /**
     * An argument or option.
     *
     * @param words as it is typed
     * @param text what it means
     */
    record Entry(String words, String text, boolean required) {}

    static ManualPage of(String noun, String verb) {
        CommandSpec spec = Program.spec(noun, verb);
        String name = noun + " " + verb;
        List<String> examples = new ArrayList<>();
        List<String> remarks = new ArrayList<>();
        for (String line : spec.usageMessage().footer()) {
            if (line.startsWith(FIRST) || (!examples.isEmpty() && line.startsWith(FURTHER))) {
                examples.add(line.substring(FIRST.length()).strip());
            } else {
                remarks.add(line);
            }
        }
        return new ManualPage(
                name,
                spec.args().stream().map(ManualPage::usage).filter(text -> !text.isEmpty())
                        .collect(Collectors.joining(" ")),
                List.of(spec.usageMessage().description()),
                Stream.concat(spec.positionalParameters().stream(), spec.options().stream())
                        .map(ManualPage::entry)
                        .toList(),
                examples,
                remarks,
                Endings.of(name, spec));
    }

    private static String usage(ArgSpec argument) {
        if (argument instanceof OptionSpec option) {
            return option.required() ? option.longestName() + " " + option.paramLabel() : "";
        }
        String label = argument.paramLabel() + (argument.isMultiValue() ? " …" : "");
        return argument.required() ? label : "[" + label + "]";
    }

    private static Entry entry(ArgSpec argument) {
        String text = String.join(" ", argument.description());
        if (argument instanceof OptionSpec option) {
            String value = option.arity().max() > 0 ? " " + option.paramLabel() : "";
            return new Entry(option.longestName() + value, text, option.required());
        }
        return new Entry(argument.paramLabel(), text, argument.required());
    }
}
