package org.mokkachain.wallet.shell;

import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.mokkachain.wallet.commands.CommandTree;
import org.mokkachain.wallet.commands.Syntax;
import org.mokkachain.wallet.session.GlobalOption;

/** Where in a command the cursor is: what the words before it say, and what they leave to be said. */
final class Place {
    private final Set<String> used = new TreeSet<>();
    private String noun = "";
    private String verb = "";
    private int free;
    private boolean dashesEnded;
    private String option = "";
    private Syntax.@Nullable Argument value;
    private int valuesGiven;

    private Place() {}

    /** After the words of a command, without those of the shell before it. */
    static Place after(List<String> words) {
        Place place = new Place();
        Iterator<String> rest = words.iterator();
        while (rest.hasNext()) {
            place.read(rest.next());
        }
        return place;
    }

    private void read(String word) {
        if (dashesEnded) {
            free++;
        } else if (needsValue()) {
            valuesGiven++;
        } else if (word.equals("--")) {
            dashesEnded = true;
            value = null;
        } else if (word.startsWith("-") && word.length() > 1) {
            readOption(word);
        } else if (value().isPresent()) {
            valuesGiven++;
        } else if (noun.isEmpty()) {
            noun = word;
        } else if (verb.isEmpty()) {
            verb = word;
        } else {
            free++;
        }
    }

    private void readOption(String word) {
        int sign = word.indexOf('=');
        option = sign < 0 ? word : word.substring(0, sign);
        used.add(option);
        value = argument(option).filter(argument -> argument.most() > 0).orElse(null);
        valuesGiven = sign < 0 ? 0 : 1;
    }

    /** An option's value; that of an option without one takes no words. */
    Optional<Syntax.Argument> argument(String name) {
        Optional<Syntax.Argument> own = syntax().flatMap(syntax -> Optional.ofNullable(syntax.options().get(name)));
        return own.or(() -> GlobalOption.of(name).map(Place::argument));
    }

    private static Syntax.Argument argument(GlobalOption option) {
        int words = option.takesValue() ? 1 : 0;
        return new Syntax.Argument(option.value(), option.text(), words, words, false, false);
    }

    /** How the command is used, if there is one. */
    Optional<Syntax> syntax() {
        return CommandTree.verbs(noun).contains(verb) ? Optional.of(CommandTree.syntax(noun, verb)) : Optional.empty();
    }

    String noun() {
        return noun;
    }

    String verb() {
        return verb;
    }

    /** Noun and verb. */
    String command() {
        return noun + " " + verb;
    }

    /** How many free words there are after noun and verb. */
    int free() {
        return free;
    }

    boolean dashesEnded() {
        return dashesEnded;
    }

    boolean uses(String name) {
        return used.contains(name);
    }

    /** The option that stands before the cursor; a value of it may follow if {@link #value()} says so. */
    String option() {
        return option;
    }

    /** The value that may stand here. */
    Optional<Syntax.Argument> value() {
        Syntax.Argument present = value;
        return present == null || valuesGiven >= present.most() ? Optional.empty() : Optional.of(present);
    }

    /** Whether nothing else than that value may stand here. */
    boolean needsValue() {
        Syntax.Argument present = value;
        return present != null && valuesGiven < present.least();
    }
}
