package org.mokkachain.wallet.commands;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.mokkachain.wallet.output.Failure;
import org.mokkachain.wallet.session.GlobalOption;

class WordsTest {
    @Test
    void optionsMayStandBeforeBetweenAndAfterTheWords() throws Failure {
        Words words =
                Words.of(List.of("--node", "http://x", "account", "--json", "--from=a", "balance", "bob", "--yes"));
        assertThat(words.noun()).contains("account");
        assertThat(words.verb()).contains("balance");
        assertThat(words.rest()).containsExactly("bob");
        assertThat(words.options().given())
                .containsOnly(
                        entry(GlobalOption.NODE, "http://x"),
                        entry(GlobalOption.JSON, ""),
                        entry(GlobalOption.FROM, "a"),
                        entry(GlobalOption.YES, ""));
    }

    @Test
    void theValueOfAnOptionIsNeverAWord() throws Failure {
        assertThat(Words.of(List.of("--node", "account")).noun()).isEmpty();
        assertThat(Words.of(List.of()).noun()).isEmpty();
        assertThat(Words.of(List.of("tx", "send", "--memo", "x")).rest()).containsExactly("--memo", "x");
    }

    @Test
    void afterTwoDashesEveryWordIsTheCommandsOwn() throws Failure {
        Words words = Words.of(List.of("data", "put", "--yes", "--", "balance", "-5", "--json"));
        assertThat(words.rest()).containsExactly("--", "balance", "-5", "--json");
        assertThat(words.options().given()).containsOnlyKeys(GlobalOption.YES);
    }

    @Test
    void anOptionWithoutItsValueOrGivenTwiceIsRefused() {
        for (List<String> line : List.of(
                List.of("chain", "status", "--node"), List.of("--json=yes"), List.of("--json", "x", "--json"))) {
            assertThatThrownBy(() -> Words.of(line)).isInstanceOf(Failure.class).hasMessageContaining("--");
        }
    }

    @Test
    void everyVerbOfTheTreeHasACommandWithASummary() {
        for (String noun : CommandTree.nouns()) {
            assertThat(CommandTree.verbs(noun)).isNotEmpty();
            for (String verb : CommandTree.verbs(noun)) {
                assertThat(CommandTree.create(noun, verb)).as(noun + " " + verb).isPresent();
                assertThat(CommandTree.summary(noun, verb)).isNotBlank();
                assertThat(CommandTree.syntax(noun, verb).options()).doesNotContainKeys("--json", "--node", "--help");
            }
        }
        assertThat(CommandTree.create("account", "verify")).isEmpty();
    }
}
