package org.mokkachain.api.genesis;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.mokkachain.types.genesis.Genesis;
import org.mokkachain.types.genesis.Timing;

class GenesisDiffTest {
    private static final Genesis GENESIS = SampleGenesis.of(4, Timing.LAN);

    @Test
    void theSameNetworkHasNoDifferenceHoweverItsFileIsWritten() throws GenesisFormatException {
        String compact = SampleGenesis.text(GENESIS).replaceAll("\\n *", "");
        Genesis read = GenesisReader.read(compact.getBytes(StandardCharsets.UTF_8));

        assertThat(GenesisDiff.between(GENESIS, read)).isEmpty();
        assertThat(read.hash()).isEqualTo(GENESIS.hash());
    }

    @Test
    void aTimingWithANameIsComparedFieldByField() {
        assertThat(GenesisDiff.between(GENESIS, SampleGenesis.of(4, Timing.WAN)))
                .contains(new GenesisDiff.Difference("/timing/electionMs", "300", "3000"))
                .hasSize(6);
    }

    @Test
    void aMemberThatOnlyOneHasIsShownAsAWhole() {
        assertThat(GenesisDiff.between(GENESIS, SampleGenesis.of(3, Timing.LAN))).singleElement().satisfies(only -> {
            assertThat(only.pointer()).isEqualTo("/validators/3");
            assertThat(only.left()).startsWith("{\"name\":\"validator-3\"");
            assertThat(only.right()).isEqualTo("nothing");
        });
    }

    @Test
    void everyFieldIsCompared() throws GenesisFormatException {
        assertThat(changed("\"test\"", "\"tset\"")).isEqualTo("/network \"test\" \"tset\"");
        assertThat(changed("\"bft\"", "\"cft\"")).isEqualTo("/crashModel \"bft\" \"cft\"");
        assertThat(changed("0.001 MOKKA", "0 MOKKA")).isEqualTo("/limits/minFee \"0.001 MOKKA\" \"0 MOKKA\"");
        assertThat(changed("validator-2", "v2")).isEqualTo("/validators/2/name \"validator-2\" \"v2\"");
        assertThat(changed("10.0.0.2:9100", "a:1")).isEqualTo("/validators/1/host \"10.0.0.2:9100\" \"a:1\"");
        assertThat(changed("1000 MOKKA", "1 MOKKA")).isEqualTo("/accounts/0/balance \"1000 MOKKA\" \"1 MOKKA\"");
        assertThat(changed("\"open\"", "\"allow-list\"")).startsWith("/permissions/accounts/mode");
        assertThat(changed("100000,", "100001,")).isEqualTo("/proposalLifetime 100000 100001");
    }

    @Test
    void anotherOrderIsOneDifference() throws GenesisFormatException {
        String swapped = SampleGenesis.text(GENESIS)
                .replaceAll("\"validators\": \\[(\\s*\\{[^}]*},)(\\s*\\{[^}]*},)", "\"validators\": [$2$1");
        assertThat(GenesisDiff.between(GENESIS, GenesisReader.read(swapped.getBytes(StandardCharsets.UTF_8))))
                .containsExactly(new GenesisDiff.Difference(
                        "/validators",
                        "in the order validator-0, validator-1, validator-2, validator-3",
                        "in the order validator-1, validator-0, validator-2, validator-3"));
    }

    private static String changed(String part, String other) throws GenesisFormatException {
        String json = SampleGenesis.text(GENESIS);
        assertThat(json).contains(part);
        int at = json.indexOf(part);
        String text = json.substring(0, at) + other + json.substring(at + part.length());
        var found = GenesisDiff.between(GENESIS, GenesisReader.read(text.getBytes(StandardCharsets.UTF_8)));
        assertThat(found).hasSize(1);
        return found.getFirst().pointer() + " " + found.getFirst().left() + " " + found.getFirst().right();
    }
}
