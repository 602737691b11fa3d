package org.mokkachain.api.genesis;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mokkachain.types.crypto.AccountAddress;
import org.mokkachain.types.genesis.DevelopmentKeys;
import org.mokkachain.types.genesis.Timing;

class GenesisLintTest {
    private static final Instant NOW = Instant.parse("2026-11-21T00:00:00Z");
    private static final Timing OWN = new Timing(50, 250, 300, 900, 10_000, 600_000, 60_000);
    private static final String SOUND = text(4);

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "`2026-11-20T00:00:00Z` | `2026-12-20T00:00:00Z` | `/createdAt` | is in the future",
        "`10.0.0.2:9100` | `10.0.0.1:9100` | `/validators /validators/1/host` | is also the host of validator-0",
        "`10.0.0.2:9100` | `10.0.0.1:9101` | `/validators` | 2 of 4 validators are on 10.0.0.1",
        "`10.0.0.2:9100` | `127.0.0.1:9100` | `/validators/1/host` | its own machine only",
        "`10.0.0.2:9100` | `[::1]:9100` | `/validators/1/host` | its own machine only",
        "`10.0.0.2:9100` | `0.0.0.0:9100` | `/validators/1/host` | no address that others can dial",
        "`\"heartbeatMs\": 50` | `\"heartbeatMs\": 100` | `/timing/heartbeatTimeoutMs` | less than three heartbeats",
        "`\"heartbeatTimeoutMs\": 250` | `\"heartbeatTimeoutMs\": 100001` | `/timing/heartbeatTimeoutMs` | for 100 s",
        "`\"electionMs\": 300` | `\"electionMs\": 5` | `/timing/electionMs` | fits no network",
        "`\"electionMs\": 300` | `\"electionMs\": 1000` | `/timing/progressMs` | is less than electionMs",
        "`\"censorMs\": 10000` | `\"censorMs\": 900` | `/timing/censorMs` | is not above progressMs",
        "`\"leadershipMs\": 600000` | `\"leadershipMs\": 1000` | `/timing/leadershipMs` | leaders change so often",
        "`\"heartbeatBlockMs\": 60000` | `\"heartbeatBlockMs\": 0` | `/timing/heartbeatBlockMs` | no heartbeat block",
        "`\"heartbeatBlockMs\": 60000` | `\"heartbeatBlockMs\": 10` | `/timing/heartbeatBlockMs` | 8640000 empty",
        "`0.001 MOKKA` | `0 MOKKA` | `/limits/minFee` | cost nothing",
        "`0.001 MOKKA` | `11 MOKKA` | `/limits/minFee` | cannot pay for 100 transactions",
        "`account 1` | `account 0` | `/accounts/1/label` | also the label of /accounts/0",
        "`1000 MOKKA` | `0 MOKKA` | `/validators/0/operator /accounts/0/balance` | has no balance to pay for votes",
        "`\"proposalLifetime\": 100000` | `\"proposalLifetime\": 10` | `/proposalLifetime` | expires after 10 blocks",
        "`\"deny\": []` | `\"deny\": [\"ADDRESS1\"]` | `/permissions/accounts/deny` | may send all the same",
        "`\"maxBlockBytes\": 1048576` | `\"maxBlockBytes\": 65536` | `/limits/maxBlockBytes` | hold up all others",
    })
    void whatIsProbablyNotMeantIsAWarning(String part, String other, String pointers, String message) {
        String own = SampleGenesis.FORMAT.format(SampleGenesis.address(1));
        GenesisLint lint = lint(first(SOUND, part, other.replace("ADDRESS1", own)));

        assertThat(lint.mistakes()).isEmpty();
        assertThat(String.join(" ", lint.warnings().stream().map(GenesisMistake::pointer).toList()))
                .isEqualTo(pointers);
        assertThat(lint.warnings()).anySatisfy(w -> assertThat(w.message()).contains(message));
        assertThat(lint.warnings()).allSatisfy(warning -> {
            assertThat(warning.remedy()).isNotBlank();
            assertThat(warning.line()).isPositive();
        });
    }

    @Test
    void aSoundFileHasNoWarning() {
        assertThat(lint(SOUND).warnings()).isEmpty();
        assertThat(lint(text(5)).warnings()).isEmpty();
        assertThat(lint(SOUND).genesis()).isPresent();
    }

    @Test
    void itSaysHowManyFaultsASmallNetworkTolerates() {
        assertThat(messages(text(3))).singleElement().asString().contains("no faulty one is tolerated");
        assertThat(messages(text(2))).singleElement().asString().contains("stops as soon as one is away");
        assertThat(messages(text(1))).singleElement().asString().contains("stops as soon as it is away");
        assertThat(messages(text(3).replace("\"bft\"", "\"cft\""))).isEmpty();
        assertThat(messages(text(2).replace("\"bft\"", "\"cft\""))).singleElement().asString().contains("stops");
    }

    @Test
    void oneMachineForAllIsAWarning() {
        String json = SOUND.replaceAll("10\\.0\\.0\\.(\\d):9100", "node.example:910$1");
        assertThat(messages(json)).containsExactly(
                "4 of 4 validators are on node.example: the chain stops when this one machine does");
    }

    @Test
    void oneOperatorForTwoValidatorsIsAWarning() {
        String first = SampleGenesis.FORMAT.format(SampleGenesis.address(0));
        String second = SampleGenesis.FORMAT.format(SampleGenesis.address(1));
        assertThat(messages(SOUND.replace("\"operator\": \"" + second, "\"operator\": \"" + first)))
                .containsExactly("this account also operates validator-0: one hand votes for both");
    }

    @Test
    void whoOperatesAQuorumDecidesAlone() {
        String first = SampleGenesis.FORMAT.format(SampleGenesis.address(0));
        String json = SOUND;
        for (int i = 1; i <= 2; i++) {
            json = json.replace("\"operator\": \"" + SampleGenesis.FORMAT.format(SampleGenesis.address(i)),
                    "\"operator\": \"" + first);
        }
        assertThat(lint(json).warnings()).last().satisfies(warning -> {
            assertThat(warning.pointer()).isEqualTo("/validators");
            assertThat(warning.message()).isEqualTo("the operator of validator-0 operates 3 of 4 validators, and so"
                    + " decides on every change alone");
        });
        assertThat(messages(text(1))).as("one validator is one hand anyway").hasSize(1);
    }

    @Test
    void aNodeThatIsDeniedAndAValidatorIsAWarning() {
        String nodes = "\"nodes\": {\n      \"mode\": \"open\",\n      \"allow\": [],\n      \"deny\": []";
        assertThat(SOUND).contains(nodes);
        String key = "\"deny\": [\"" + SampleGenesis.key(2).hex() + "\"]";
        assertThat(messages(SOUND.replace(nodes, nodes.replace("\"deny\": []", key)))).containsExactly(
                "denies the node of validator-2, which may connect all the same while it is a validator");
    }

    @Test
    void aNetworkInWhichNobodyHasAnythingIsAWarning() {
        assertThat(messages(SOUND.replace("1000 MOKKA", "0 MOKKA"))).singleElement().asString().contains("nobody");
    }

    @Test
    void fundedAccountsThatMayNotSendAreAWarning() {
        String mode = "\"accounts\": {\n      \"mode\": \"open\"";
        assertThat(SOUND).contains(mode);
        assertThat(lint(SOUND.replace(mode, mode.replace("open", "allow-list"))).warnings())
                .singleElement()
                .satisfies(w -> assertThat(w.pointer()).isEqualTo("/accounts/4/address"));
    }

    @Test
    void keysThatEverybodyKnowsAreAMistakeOutsideOfDevelopment() {
        String known = SOUND
                .replace(SampleGenesis.key(1).hex(), DevelopmentKeys.publicKey("validator-3").hex())
                .replace(SampleGenesis.FORMAT.format(SampleGenesis.address(4)), SampleGenesis.FORMAT.format(
                        AccountAddress.of(DevelopmentKeys.publicKey("alice"))));

        assertThat(lint(known).mistakes()).extracting(GenesisMistake::pointer)
                .containsExactly("/validators/1/publicKey", "/accounts/4/address");
        GenesisLint development = lint(known.replace("\"test\"", "\"devnet-a\""));
        assertThat(development.ok()).isTrue();
        assertThat(development.warnings()).singleElement()
                .satisfies(w -> assertThat(w.message()).contains("1 of 4 validators have keys that everybody knows"));
    }

    private static List<String> messages(String json) {
        GenesisLint lint = lint(json);
        assertThat(lint.mistakes()).isEmpty();
        return lint.warnings().stream().map(GenesisMistake::message).toList();
    }

    private static GenesisLint lint(String json) {
        return GenesisLint.of(json.getBytes(StandardCharsets.UTF_8), NOW);
    }

    private static String text(int validators) {
        return SampleGenesis.text(SampleGenesis.of(validators, OWN));
    }

    private static String first(String text, String part, String other) {
        assertThat(text).contains(part);
        int at = text.indexOf(part);
        return text.substring(0, at) + other + text.substring(at + part.length());
    }
}
