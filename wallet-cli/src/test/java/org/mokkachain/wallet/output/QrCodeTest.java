package org.mokkachain.wallet.output;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.decoder.Decoder;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is drawn is read from the drawing by another library. */
class QrCodeTest {
    private static final int QUIET = 4;

    @Test
    void aReaderFindsTheTextInTheDrawing() throws Exception {
        for (String text : List.of(
                "tmok13604qwqjwc227cvn8mwyd7z4fp80w487ekml67", "1", "TMOK1", "caf\u00e9 \u2713", "x".repeat(1_273))) {
            List<String> lines = drawn(text);
            assertThat(read(lines)).isEqualTo(text);
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
        assertThat(QrCode.of("x".repeat(1_274))).isEmpty();
    }

    private static List<String> drawn(String text) {
        return QrCode.of(text).orElseThrow().lines().stream().map(Text::text).toList();
    }

    private static String read(List<String> lines) throws Exception {
        int size = lines.getFirst().length() - 2 * QUIET;
        BitMatrix dark = new BitMatrix(size);
        for (int y = 0; y < size; y++) {
            for (int x = 0; x < size; x++) {
                char block = lines.get((y + QUIET) / 2).charAt(x + QUIET);
                char light = (y + QUIET) % 2 == 0 ? '\u2580' : '\u2584';
                if (block != '\u2588' && block != light) {
                    dark.set(x, y);
                }
            }
        }
        return new Decoder().decode(dark).getText();
    }
}
