package org.mokkachain.wallet.commands;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mokkachain.wallet.output.Failure;
import org.mokkachain.wallet.session.GlobalOption;
import org.mokkachain.wallet.session.GlobalOptions;

/**
 * The words of a line: noun and verb, and the options of every command, which may stand anywhere.
 *
 * @param rest what is the command's own, in its order
 */
record Words(Optional<String> noun, Optional<String> verb, GlobalOptions options, List<String> rest) {
    Words {
        rest = List.copyOf(rest);
    }

    /** After {@code --} every word is the command's own, so that values may begin with a dash. */
    static Words of(List<String> arguments) throws Failure {
        List<String> names = new ArrayList<>();
        List<String> rest = new ArrayList<>();
        Map<GlobalOption, String> options = new EnumMap<>(GlobalOption.class);
        Iterator<String> words = arguments.iterator();
        while (words.hasNext()) {
            String word = words.next();
            if (word.equals("--")) {
                rest.add(word);
                words.forEachRemaining(rest::add);
                break;
            }
            int sign = word.startsWith("--") ? word.indexOf('=') : -1;
            Optional<GlobalOption> option = GlobalOption.of(sign < 0 ? word : word.substring(0, sign));
            if (option.isPresent()) {
                Optional<String> attached = sign < 0 ? Optional.empty() : Optional.of(word.substring(sign + 1));
                if (options.put(option.get(), value(option.get(), attached, words)) != null) {
                    throw Failure.usage(option.get().word() + " is given twice", "Give it once.");
                }
            } else if (names.size() < 2 && !word.startsWith("-")) {
                names.add(word);
            } else {
                rest.add(word);
            }
        }
        return new Words(at(names, 0), at(names, 1), new GlobalOptions(options), rest);
    }

    private static String value(GlobalOption option, Optional<String> attached, Iterator<String> words)
            throws Failure {
        if (!option.takesValue()) {
            if (attached.isPresent()) {
                throw Failure.usage(option.word() + " takes no value", "Write just " + option.word() + ".");
            }
            return "";
        }
        if (attached.isEmpty() && !words.hasNext()) {
            throw Failure.usage(
                    option.word() + " needs a value",
                    "Write " + option.word() + " " + option.value() + ": " + option.text());
        }
        return attached.isPresent() ? attached.get() : words.next();
    }

    private static Optional<String> at(List<String> names, int index) {
        return index < names.size() ? Optional.of(names.get(index)) : Optional.empty();
    }

    boolean wantsHelp() {
        return options.has(GlobalOption.HELP);
    }
}
