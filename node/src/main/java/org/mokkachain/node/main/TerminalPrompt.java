package org.mokkachain.node.main;

import java.io.Console;
import java.io.PrintWriter;
import java.util.Optional;
import org.mokkachain.node.genesis.Prompt;

/** Questions on standard error, answers from the terminal, so that standard output holds only the result. */
final class TerminalPrompt implements Prompt {
    private final PrintWriter out;

    TerminalPrompt(PrintWriter out) {
        this.out = out;
    }

    @Override
    public boolean isAnybodyThere() {
        Console console = System.console();
        return console != null && console.isTerminal();
    }

    @Override
    public void say(String line) {
        out.println(line);
        out.flush();
    }

    @Override
    public Optional<String> ask(String question) {
        out.print(question);
        out.flush();
        Console console = System.console();
        return console == null ? Optional.empty() : Optional.ofNullable(console.readLine());
    }
}
