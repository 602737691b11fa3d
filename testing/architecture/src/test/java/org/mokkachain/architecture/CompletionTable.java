package org.mokkachain.architecture;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.mokkachain.api.governance.ChangeFields;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** What may be typed after {@code mokka}, for a shell: a function with a case for each command. */
final class CompletionTable {
    private static final int WIDTH = 120;

    /** Label of the settings of a node, which as a rule stand in its file, and are too many to choose from. */
    private static final String SETTING = "VALUE";

    private static final String INDENT = "            ";
    private static final Set<String> OWN_ACCOUNT = Set.of(
            "wallet account show", "wallet account rename", "wallet account export", "wallet account delete",
            "wallet account change-password");
    private static final Set<String> OWN_OPTIONS = Set.of("--from", "--sign-with", "--key");

    private final StringBuilder text = new StringBuilder();

    private CompletionTable() {}

    /** The function for these programs, with their names. */
    static String of(Map<String, CommandSpec> programs) {
        CompletionTable table = new CompletionTable();
        table.text.append("_mokka_command() {\n    subs=\"\"\n    opts=\"\"\n    args=\"\"\n    case $1 in\n");
        table.entry("", List.of(), programs.keySet().stream().toList(), List.of(), false);
        programs.forEach(table::command);
        return table.text.append("    esac\n}\n").toString();
    }

    private void command(String path, CommandSpec spec) {
        boolean isWallet = path.equals("wallet");
        List<String> subs = new ArrayList<>(spec.subcommands().keySet());
        if (isWallet) {
            subs.add("help");
        }
        List<String> options = spec.options().stream()
                .filter(option -> !option.hidden() && !option.paramLabel().equals(SETTING))
                .flatMap(option -> Stream.of(option.names())
                        .filter(name -> name.startsWith("--"))
                        .map(name -> option.arity().max() > 0 ? name + "=" + kind(path, option) : name))
                .sorted()
                .toList();
        List<String> arguments =
                spec.positionalParameters().stream().map(argument -> kind(path, argument)).toList();
        entry(path, options, subs, arguments, isWallet);
        Map<String, CommandLine> below = new LinkedHashMap<>(spec.subcommands());
        below.forEach((name, sub) -> command(path + " " + name, sub.getCommandSpec()));
    }

    private void entry(String path, List<String> options, List<String> subs, List<String> arguments, boolean isWallet) {
        text.append("        \"").append(path).append("\")\n");
        assign("subs", subs);
        assign(isWallet ? "everywhere" : "opts", options);
        assign("args", arguments);
        text.append(INDENT).append(";;\n");
    }

    private void assign(String name, List<String> words) {
        if (words.isEmpty()) {
            return;
        }
        StringBuilder line = new StringBuilder(INDENT).append(name).append("=\"");
        String separator = "";
        for (String word : words) {
            if (line.length() + separator.length() + word.length() >= WIDTH) {
                text.append(line).append('\n');
                line = new StringBuilder(INDENT).append("    ");
                separator = "";
            }
            line.append(separator).append(word);
            separator = " ";
        }
        text.append(line).append("\"\n");
    }

    /** What the value of an option or an argument is, as far as a shell can help with it; its label tells. */
    private static String kind(String path, ArgSpec argument) {
        String label = argument.paramLabel();
        String option = argument instanceof OptionSpec named ? named.longestName() : "";
        boolean isOfNode = path.equals("wallet validator propose-add") && option.equals("--key");
        boolean isOwn = path.startsWith("wallet") && OWN_OPTIONS.contains(option) && !isOfNode;
        if (isOwn || OWN_ACCOUNT.contains(path + option)) {
            return "own";
        }
        if (label.equals("PARAMETER")) {
            return String.join("|", ChangeFields.parameterNames());
        }
        if (path.equals("wallet contact remove")) {
            return "contact";
        }
        if (label.equals("ACCOUNT")) {
            return "account";
        }
        boolean isChoice = label.contains("|") && label.equals(label.toLowerCase(Locale.ROOT));
        return isChoice ? label : place(label, option);
    }

    private static String place(String label, String option) {
        if (label.contains("DIR") || label.equals("BACKUP") || option.endsWith("-dir")) {
            return "dir";
        }
        boolean isFile = Arrays.asList(label.split("[^A-Z]+")).contains("FILE");
        return isFile || label.equals("OTHER") || option.endsWith("-file") || option.equals("--genesis")
                ? "file"
                : "text";
    }
}
