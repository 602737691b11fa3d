package org.mokkachain.wallet.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class WordsTest {
    @Test
    void optionsMayStandBeforeBetweenAndAfterTheWords() {
        Words words =
                Words.of(List.of("--node", "http://x", "account", "--json", "--from=a", "balance", "bob", "--yes"));
        assertThat(words.noun()).contains("account");
        assertThat(words.verb()).contains("balance");
        assertThat(words.rest()).containsExactly("--node", "http://x", "--json", "--from=a", "bob", "--yes");
    }

    @Test
    void withoutWordsThereAreOnlyOptions() {
        assertThat(Words.of(List.of("--node", "account")).isEmpty()).isTrue();
        assertThat(Words.of(List.of()).isEmpty()).isTrue();
        assertThat(Words.of(List.of("--node")).rest()).containsExactly("--node");
    }

    @Test
    void everyVerbOfTheTreeHasACommandWithASummary() {
        for (String noun : CommandTree.nouns()) {
            assertThat(CommandTree.verbs(noun)).isNotEmpty();
            for (String verb : CommandTree.verbs(noun)) {
                assertThat(CommandTree.create(noun, verb)).as(noun + " " + verb).isPresent();
                assertThat(CommandTree.summary(noun, verb)).isNotBlank();
                assertThat(CommandTree.options(noun, verb)).containsKeys("--json", "--node", "--help");
            }
        }
        assertThat(CommandTree.create("account", "verify")).isEmpty();
    }
}
