package org.mokkachain.wallet.commands;

import java.util.List;
import java.util.stream.Collectors;
import org.mokkachain.wallet.output.Output;
import org.mokkachain.wallet.output.Table;
import org.mokkachain.wallet.output.Text;
import org.mokkachain.wallet.session.GlobalOption;

/** How to use the wallet, a noun, or one command. */
final class Help {
    private final Output output;
    private final String prefix;

    /** @param prefix what stands before the noun: {@code mokka wallet} and a space, or nothing in the shell */
    Help(Output output, String prefix) {
        this.output = output;
        this.prefix = prefix;
    }

    /** Everything there is. */
    void overview() {
        output.print(Text.bold("Mokka wallet"), Text.plain(": accounts, payments and a look at the chain."));
        output.print("");
        nouns(CommandTree.nouns());
        output.print("");
        output.print(Text.dim("Options of every command, before or after its words"));
        Table table = Table.fields();
        for (GlobalOption option : GlobalOption.values()) {
            table.row(Text.bold("  " + (option.word() + " " + option.value()).strip()), Text.plain(option.text()));
        }
        output.print(table);
        output.print("");
        output.print("More about one command: " + prefix + "help tx send");
        if (prefix.isEmpty()) {
            output.print("In the shell, too: watch COMMAND, clear, exit. Tab completes, Ctrl-R finds earlier lines.");
        }
        output.print(Text.dim("Exit codes: 0 ok, 1 error, 2 usage, 3 configuration or keystore, 4 wrong password,"));
        output.print(Text.dim("5 cannot connect, 6 rejected, 7 not final in time, 8 chain stalled, 130 interrupted."));
    }

    /** The commands of some nouns. */
    void nouns(List<String> nouns) {
        Table table = Table.fields();
        for (String noun : nouns) {
            for (String verb : CommandTree.verbs(noun)) {
                table.row(Text.bold("  " + noun + " " + verb), Text.plain(CommandTree.summary(noun, verb)));
            }
        }
        output.print(table);
    }

    /** One command. */
    void command(ManualPage page) {
        output.print(
                Text.dim("Usage: "), Text.bold(prefix + page.name() + " " + page.usage()), Text.dim(" [options]"));
        output.print("");
        page.description().forEach(output::print);
        output.print("");
        Table table = Table.fields();
        page.arguments().forEach(entry -> table.row(Text.bold("  " + entry.words()), Text.plain(entry.text())));
        output.print(table);
        page.remarks().forEach(output::print);
        String before = "Example: ";
        for (String example : page.examples()) {
            output.print(before + prefix + example);
            before = " ".repeat(before.length());
        }
        output.print("");
        String codes = page.exitCodes().stream().map(code -> Integer.toString(code.number()))
                .collect(Collectors.joining(", "));
        output.print(Text.dim("Exit codes " + codes + ". What they mean, and the options of every command: " + prefix
                + "help"));
    }
}
