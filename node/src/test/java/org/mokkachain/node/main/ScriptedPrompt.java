package org.mokkachain.node.main;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.mokkachain.node.genesis.Prompt;

/** A person who gives these answers, one after the other, and leaves. */
final class ScriptedPrompt implements Prompt {
    private final Deque<String> answers;
    private final StringBuilder screen = new StringBuilder();

    ScriptedPrompt(String... answers) {
        this.answers = new ArrayDeque<>(List.of(answers));
    }

    @Override
    public boolean isAnybodyThere() {
        return true;
    }

    @Override
    public void say(String line) {
        screen.append(line).append('\n');
    }

    @Override
    public Optional<String> ask(String question) {
        Optional<String> answer = Optional.ofNullable(answers.poll());
        screen.append(question).append(answer.orElse("^D")).append('\n');
        return answer;
    }

    /** Everything that was said and answered. */
    String screen() {
        return screen.toString();
    }

    /** What nobody asked for. */
    int left() {
        return answers.size();
    }
}
