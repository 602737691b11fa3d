package org.mokkachain.wallet.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.mokkachain.wallet.fixture.Camera;

/** What is drawn is read from the drawing by another library. */
class QrCodeTest {
    private static final int QUIET = 4;

    @Test
    void aReaderFindsTheTextInTheDrawing() {
        for (String text : List.of(
                "tmok13604qwqjwc227cvn8mwyd7z4fp80w487ekml67", "1", "TMOK1", "caf\u00e9 \u2713",
                "x".repeat(QrCode.MOST_BYTES))) {
            List<String> lines = drawn(text);
            assertThat(Camera.read(lines)).isEqualTo(text);
            assertThat(lines).allMatch(line -> line.length() == QrCode.of(text).orElseThrow().width());
        }
    }

    @Test
    void anAddressFitsASmallTerminalAndHasRoomAround() {
        List<String> lines = drawn("tmok13604qwqjwc227cvn8mwyd7z4fp80w487ekml67");
        assertThat(lines).hasSize(19).allMatch(line -> line.length() == 37);
        assertThat(lines.subList(0, 2)).allMatch(line -> line.matches("\u2588+"));
        assertThat(lines).allMatch(line -> line.startsWith("\u2588".repeat(QUIET)));
        assertThat(lines).allMatch(line -> line.endsWith("\u2588".repeat(QUIET)));
        assertThat(lines.getLast()).matches("\u2588+");
    }

    @Test
    void coloursAreSetWhereThereAreAny() {
        Text line = QrCode.of("x").orElseThrow().lines().getFirst();
        assertThat(line.rendered(true)).startsWith("\u001b[97;40m").endsWith("\u001b[0m");
        assertThat(line.rendered(false)).doesNotContain("\u001b");
    }

    @Test
    void whatIsTooLongForAScreenHasNoCode() {
        assertThat(QrCode.of("x".repeat(QrCode.MOST_BYTES + 1))).isEmpty();
    }

    private static List<String> drawn(String text) {
        return QrCode.of(text).orElseThrow().lines().stream().map(Text::text).toList();
    }
}
