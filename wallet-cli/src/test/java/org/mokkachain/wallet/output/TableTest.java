package org.mokkachain.wallet.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TableTest {
    @Test
    void columnsAreAlignedToTheSideTheirTitleSays() {
        Table table = Table.of("NAME", ">AMOUNT", "UNIT")
                .row(Text.bold("alice"), Text.plain("12.5"), Text.plain("MOKKA"))
                .row(Text.bold("bo"), Text.plain("1000"), Text.plain("MOKKA"));
        assertThat(table.lines(false))
                .containsExactly(
                        "NAME   AMOUNT  UNIT", //
                        "alice    12.5  MOKKA",
                        "bo       1000  MOKKA");
    }

    @Test
    void colourDoesNotChangeTheAlignment() {
        Table table = Table.fields().field("a", Text.good("x")).field("long", "y");
        List<String> coloured = table.lines(true);
        assertThat(coloured.getFirst()).contains("\u001b[32m");
        assertThat(coloured.stream().map(line -> line.replaceAll("\u001b\\[[0-9]*m", "")))
                .isEqualTo(table.lines(false));
    }

    @Test
    void textFromElsewhereCannotSteerTheTerminal() {
        Table table = Table.fields().field("memo", "\u001b[2Jgone\r\n\u202eevil");
        assertThat(table.lines(false)).containsExactly("memo  \ufffd[2Jgone\ufffd\ufffd\ufffdevil");
    }
}
