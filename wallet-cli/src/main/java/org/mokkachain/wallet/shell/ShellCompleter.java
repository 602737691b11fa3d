package org.mokkachain.wallet.shell;

import java.util.List;
import java.util.Optional;
import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.LineReader;
import org.jline.reader.ParsedLine;
import org.mokkachain.wallet.commands.CommandTree;
import org.mokkachain.wallet.commands.Syntax;
import org.mokkachain.wallet.session.GlobalOption;

/** Offers what may stand at the cursor: the command tree says what is expected there, {@link Offers} what there is. */
final class ShellCompleter implements Completer {
    private static final String OWN = "options";
    private static final String EVERYONES = "options of every command";

    private final Offers offers;

    ShellCompleter(Offers offers) {
        this.offers = offers;
    }

    @Override
    public void complete(LineReader reader, ParsedLine line, List<Candidate> candidates) {
        String word = line.word().substring(0, line.wordCursor());
        Typed typed = Typed.of(line.words().subList(0, line.wordIndex()));
        Menu menu = new Menu(candidates, "");
        if (typed.inOwnOption()) {
            return;
        }
        Place place = Place.after(typed.rest());
        int sign = word.startsWith("--") && !place.dashesEnded() ? word.indexOf('=') : -1;
        if (sign > 0) {
            String option = word.substring(0, sign);
            Menu attached = new Menu(candidates, word.substring(0, sign + 1));
            place.argument(option)
                    .ifPresent(value -> offer(place, option, value, word.substring(sign + 1), attached));
            return;
        }
        place.value().ifPresent(value -> offer(place, place.option(), value, word, menu));
        if (!place.needsValue()) {
            complete(typed, place, word, menu);
        }
    }

    private void complete(Typed typed, Place place, String word, Menu menu) {
        boolean dashed = word.startsWith("-") && !place.dashesEnded();
        if (place.noun().isEmpty()) {
            nouns(typed, dashed, menu);
        } else if (place.verb().isEmpty() && !dashed) {
            verbs(typed, place.noun(), menu);
        } else {
            words(place, dashed, word, menu);
        }
    }

    /** The free word that is due; options where none is, or one may be left out, or a dash asks for them. */
    private void words(Place place, boolean dashed, String word, Menu menu) {
        Optional<Syntax.Argument> free = place.syntax().flatMap(syntax -> syntax.free(place.free()));
        if (free.isPresent() && !dashed) {
            int before = menu.candidates.size();
            offer(place, "", free.get(), word, menu);
            if (free.get().required() || menu.candidates.size() > before) {
                return;
            }
        }
        if (!place.dashesEnded()) {
            options(place, menu);
        }
    }

    private static void nouns(Typed typed, boolean dashed, Menu menu) {
        if (dashed) {
            options(Place.after(List.of()), menu);
            return;
        }
        for (String noun : CommandTree.nouns()) {
            if (!typed.watches() || CommandTree.verbs(noun).stream().anyMatch(verb -> CommandTree.isView(noun, verb))) {
                menu.take("commands", noun, "");
            }
        }
        if (typed.isEmpty()) {
            Typed.BUILT_IN.forEach((name, text) -> menu.take("shell", name, text));
        }
    }

    private static void verbs(Typed typed, String noun, Menu menu) {
        for (String verb : CommandTree.verbs(noun)) {
            if (!typed.watches() || CommandTree.isView(noun, verb)) {
                menu.take(noun, verb, CommandTree.summary(noun, verb));
            }
        }
    }

    private static void options(Place place, Menu menu) {
        place.syntax().ifPresent(syntax -> syntax.options().forEach((name, argument) -> {
            if (argument.repeats() || !place.uses(name)) {
                menu.take(argument.required() ? "needed" : OWN, name, argument.text());
            }
        }));
        for (GlobalOption option : GlobalOption.values()) {
            if (!place.uses(option.word())) {
                menu.take(EVERYONES, option.word(), option.text());
            }
        }
    }

    private void offer(Place place, String option, Syntax.Argument argument, String begun, Menu menu) {
        String label = argument.label();
        offers.make(Expected.of(place.command(), option, label).orElse(Expected.ANYTHING), label, begun, menu);
    }

    /** The menu of the line reader. */
    private record Menu(List<Candidate> candidates, String prefix) implements Offers.Taker {
        @Override
        public void take(String group, String word, String description) {
            String shown = description.isEmpty() ? null : description;
            candidates.add(new Candidate(prefix + word, word, group, shown, null, null, true, candidates.size()));
        }

        @Override
        public void begin(String group, String word) {
            candidates.add(new Candidate(prefix + word, word, group, null, null, null, false, candidates.size()));
        }
    }
}
