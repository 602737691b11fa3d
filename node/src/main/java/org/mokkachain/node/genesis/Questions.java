package org.mokkachain.node.genesis;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Asks until an answer is understood. Enter takes the answer in brackets; {@code ?} repeats the explanation. */
final class Questions {
    /** Reads an answer; an {@link IllegalArgumentException} says what is wrong with it. */
    @FunctionalInterface
    interface Answer<T> {
        T read(String text);
    }

    /** One of several answers. */
    record Choice<T>(String name, T value) {}

    private final Prompt prompt;

    Questions(Prompt prompt) {
        this.prompt = prompt;
    }

    void say(String text) {
        text.lines().forEach(prompt::say);
    }

    void space() {
        prompt.say("");
    }

    /** @param standard taken at Enter; empty: there must be an answer */
    <T> T ask(String question, String standard, String explanation, Answer<T> answer) throws DialogueLeftException {
        say(explanation);
        String shown = standard.isEmpty() ? question + ": " : question + " [" + standard + "]: ";
        while (true) {
            String text = line(shown);
            String meant = text.isEmpty() ? standard : text;
            if (text.equals("?")) {
                say(explanation);
            } else if (meant.isEmpty()) {
                say("  An answer is needed here.");
            } else {
                Optional<T> understood = understood(meant, answer);
                if (understood.isPresent()) {
                    return understood.get();
                }
            }
        }
    }

    /** Empty at Enter. */
    <T> Optional<T> askOptional(String question, Answer<T> answer) throws DialogueLeftException {
        while (true) {
            String text = line(question + ": ");
            if (text.isEmpty()) {
                return Optional.empty();
            }
            Optional<T> understood = understood(text, answer);
            if (understood.isPresent()) {
                return understood;
            }
        }
    }

    /** The first choice is taken at Enter; the beginning of a name is enough. */
    <T> T choose(String question, String explanation, List<Choice<T>> choices) throws DialogueLeftException {
        String names = String.join(", ", choices.stream().map(Choice::name).toList());
        return ask(question + " (" + names + ")", choices.getFirst().name(), explanation, text -> choices.stream()
                .filter(choice -> choice.name().startsWith(text.toLowerCase(Locale.ROOT)))
                .findFirst()
                .map(Choice::value)
                .orElseThrow(() -> new IllegalArgumentException("answer one of " + names)));
    }

    boolean confirm(String question) throws DialogueLeftException {
        return choose(question, "", List.of(new Choice<>("yes", true), new Choice<>("no", false)));
    }

    private <T> Optional<T> understood(String text, Answer<T> answer) {
        try {
            return Optional.of(answer.read(text));
        } catch (IllegalArgumentException e) {
            say("  " + e.getMessage() + ".");
            return Optional.empty();
        }
    }

    private String line(String question) throws DialogueLeftException {
        return prompt.ask(question)
                .map(String::strip)
                .orElseThrow(() -> new DialogueLeftException("the questions were not answered to the end"));
    }
}
