package org.mokkachain.api.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PageTest {
    private static Page<String> cut(String... found) {
        return Page.cut(List.of(found), 2, item -> "after " + item);
    }

    @Test
    void onlyAPageThatIsFollowedByAnotherHasACursor() {
        assertThat(cut()).isEqualTo(new Page<>(List.of(), Optional.empty()));
        assertThat(cut("a")).isEqualTo(new Page<>(List.of("a"), Optional.empty()));
        assertThat(cut("a", "b")).isEqualTo(new Page<>(List.of("a", "b"), Optional.empty()));
        assertThat(cut("a", "b", "c")).isEqualTo(new Page<>(List.of("a", "b"), Optional.of("after b")));
    }
}
