package org.mokkachain.wallet.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jline.reader.impl.DefaultParser;
import org.junit.jupiter.api.Test;
import org.mokkachain.api.model.ExitCode;
import org.mokkachain.wallet.commands.ManualPage.Entry;
import org.mokkachain.wallet.output.Failure;
import org.mokkachain.wallet.session.GlobalOption;

/** The reference in the documentation: a page for each command, made of what its help says. */
class ReferenceTest {
    private static final Path DOCUMENT = Path.of("..", "docs", "wallet.md");
    private static final String START =
            "<!-- from here on made of the commands themselves and compared with them: ReferenceTest -->\n";

    @Test
    void theDocumentHasAPageForEveryCommand() throws IOException {
        Path written = Path.of("target", "wallet-reference.md");
        Files.createDirectories(written.getParent());
        String expected = reference();
        Files.writeString(written, expected);
        String document = Files.readString(DOCUMENT);
        assertThat(document).contains(START);
        assertThat(document.substring(document.indexOf(START) + START.length()))
                .as("docs/wallet.md; to renew it, put wallet-cli/%s behind its marker", written)
                .isEqualTo(expected);
    }

    @Test
    void everyCommandHasExamplesThatItUnderstands() throws Failure {
        for (ManualPage page : pages()) {
            assertThat(page.examples())
                    .as(page.name())
                    .anyMatch(example -> (example + " ").startsWith(page.name() + " "));
            for (String example : page.examples()) {
                Words words = Words.of(new DefaultParser().parse(example.split(" < ")[0], 0).words());
                String noun = words.noun().orElseThrow();
                String verb = words.verb().orElseThrow();
                var command = CommandTree.create(noun, verb).orElseThrow();
                if (!words.rest().isEmpty() || !command.worksAlone()) {
                    CommandTree.parser(command).parseArgs(words.rest().toArray(String[]::new));
                }
            }
        }
    }

    @Test
    void whatHelpSaysIsWrittenInSentences() {
        for (ManualPage page : pages()) {
            String description = String.join(" ", page.description());
            assertThat(description).as(page.name()).endsWith(".").matches("[A-Z].*");
            for (Entry entry : page.arguments()) {
                assertThat(entry.text()).as(page.name() + " " + entry.words()).matches("[A-Z].*[.)-]");
            }
            assertThat(page.exitCodes()).contains(ExitCode.OK, ExitCode.USAGE).isSorted();
        }
    }

    private static List<ManualPage> pages() {
        List<ManualPage> pages = new ArrayList<>();
        for (String noun : CommandTree.nouns()) {
            CommandTree.verbs(noun).forEach(verb -> pages.add(ManualPage.of(noun, verb)));
        }
        return pages;
    }

    private static String reference() {
        StringBuilder text = new StringBuilder("\nExit codes: ");
        List<String> codes = new ArrayList<>();
        for (ExitCode code : ExitCode.values()) {
            codes.add(code.number() + " " + Endings.meaning(code));
        }
        text.append(String.join("; ", codes)).append(".\n\nOptions of every command:\n\n");
        for (GlobalOption option : GlobalOption.values()) {
            entry(text, (option.word() + " " + option.value()).strip(), option.text(), false);
        }
        pages().forEach(page -> append(text, page));
        return text.toString();
    }

    private static void append(StringBuilder text, ManualPage page) {
        text.append("\n### ").append(page.name()).append("\n\n");
        text.append(String.join(" ", page.description())).append("\n\n```\n");
        text.append(("./mokka wallet " + page.name() + " " + page.usage()).strip()).append(" [options]\n```\n\n");
        page.arguments().forEach(entry -> entry(text, entry.words(), entry.text(), entry.required()));
        String remarks = String.join("\n", page.remarks()).strip();
        if (!remarks.isEmpty()) {
            text.append("\n```\n").append(remarks).append("\n```\n");
        }
        text.append(page.arguments().isEmpty() ? "" : "\n").append("Exit codes: ");
        text.append(page.exitCodes().stream().map(code -> Integer.toString(code.number()))
                .collect(Collectors.joining(", ")));
        text.append(page.examples().size() == 1 ? ". Example:\n\n```\n" : ". Examples:\n\n```\n");
        page.examples().forEach(example -> text.append("./mokka wallet ").append(example).append('\n'));
        text.append("```\n");
    }

    private static void entry(StringBuilder text, String words, String meaning, boolean required) {
        text.append("- `").append(words).append(required ? "` (required): " : "`: ").append(meaning).append('\n');
    }
}
