package org.mokkachain.api.genesis;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.mokkachain.types.address.AddressFormat;
import org.mokkachain.types.genesis.Timing;

/** Every kind of mistake, each made in a file that is otherwise right: it is told once, and nothing else is. */
class GenesisMistakesTest {
    private static final Instant NOW = Instant.parse("2026-11-21T00:00:00Z");
    private static final Timing OWN = new Timing(50, 250, 300, 900, 10_000, 600_000, 60_000);
    private static final String SOUND = SampleGenesis.text(SampleGenesis.of(4, OWN));

    @Test
    void theFileThatTheMistakesAreMadeInIsRight() {
        assertThat(lint(SOUND).mistakes()).isEmpty();
        assertThat(lint(SOUND).warnings()).isEmpty();
    }

    @ParameterizedTest
    @CsvFileSource(resources = "/genesis/mistakes.csv", delimiter = '|', quoteCharacter = '`', numLinesToSkip = 1)
    void aMistakeIsToldOnceWithItsPlaceAndARemedy(String part, String wrong, String pointers, String message) {
        List<GenesisMistake> mistakes = lint(replaced(part, wrong)).mistakes();

        assertThat(String.join(" ", mistakes.stream().map(GenesisMistake::pointer).toList())).isEqualTo(pointers);
        assertThat(mistakes).anySatisfy(m -> assertThat(m.message() + " " + m.remedy()).contains(message));
        assertThat(mistakes).allSatisfy(mistake -> {
            assertThat(mistake.remedy()).isNotBlank();
            assertThat(mistake.line()).isPositive();
            assertThat(mistake.column()).isPositive();
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "`\"timing\": ` | `/timing` | {\"heartbeatMs",
        "`\"limits\": ` | `/limits` | {",
        "`\"validators\": ` | `/validators` | [",
        "`\"accounts\": ` | `/accounts` | [",
        "`\"permissions\": ` | `/permissions` | {",
    })
    void aPartOfAnotherTypeIsOneMistake(String part, String pointer, String expected) {
        int start = SOUND.indexOf(part) + part.length();
        String json = SOUND.substring(0, start) + "7" + SOUND.substring(endOfValue(start));

        assertThat(expected).startsWith(SOUND.substring(start, start + 1));
        assertThat(lint(json).mistakes()).extracting(GenesisMistake::pointer).containsExactly(pointer);
    }

    @Test
    void aNetworkWithoutValidatorsOrWithTooManyIsRefused() {
        String list = "\"validators\": [";
        int start = SOUND.indexOf(list) + list.length();
        int end = endOfValue(start - 1) - 1;
        String one = SOUND.substring(start, end).split("(?<=\\}),")[0];

        assertThat(lint(SOUND.substring(0, start) + SOUND.substring(end)).mistakes())
                .extracting(GenesisMistake::pointer).containsExactly("/validators");
        String many = (one + ",").repeat(100) + one;
        assertThat(lint(SOUND.substring(0, start) + many + SOUND.substring(end)).mistakes().getFirst())
                .satisfies(mistake -> assertThat(mistake.pointer()).isEqualTo("/validators"))
                .satisfies(mistake -> assertThat(mistake.message()).contains("has 101 members, at most 100"));
    }

    @Test
    void allMistakesAreFoundAtOnce() {
        String json = SOUND
                .replace("\"bft\"", "\"x\"")
                .replace("\"electionMs\": 300", "\"electionMs\": 0")
                .replace("\"progressMs\": 900", "\"progressMs\": \"900\"")
                .replace("1048576", "-1")
                .replace("5000,", "0,")
                .replace("validator-1", "")
                .replace("10.0.0.3:9100", "10.0.0.3")
                .replace("\"label\"", "\"lable\"")
                .replace("\"mode\": \"open\"", "\"mode\": 1");
        assertThat(lint(json).mistakes()).extracting(GenesisMistake::pointer).containsExactly(
                "/crashModel", "/timing/electionMs", "/timing/progressMs", "/limits/maxBlockBytes",
                "/limits/maxBlockTransactions", "/validators/1/name", "/validators/2/host",
                "/accounts/0", "/accounts/0/lable", "/accounts/1", "/accounts/1/lable", "/accounts/2",
                "/accounts/2/lable", "/accounts/3", "/accounts/3/lable", "/accounts/4", "/accounts/4/lable",
                "/permissions/accounts/mode", "/permissions/nodes/mode");
    }

    @Test
    void aWrongPrefixDoesNotMakeEveryAddressWrong() {
        assertThat(lint(SOUND.replace("\"tmok\"", "\"T!\"")).mistakes())
                .extracting(GenesisMistake::pointer).containsExactly("/addressPrefix");
        assertThat(lint(SOUND.replace("\"tmok\"", "\"mok\"")).mistakes()).hasSize(9);
    }

    @Test
    void theLineAndColumnAreThoseOfTheValue() {
        String json = "{\n  \"network\": 5,\n  \"limits\": {\n    \"maxBlockBytes\": -1\n  }\n}\n";
        List<GenesisMistake> mistakes = lint(json).mistakes();
        assertThat(mistakes).anySatisfy(m -> {
            assertThat(m.pointer()).isEqualTo("/network");
            assertThat(List.of(m.line(), m.column())).containsExactly(2, 14);
        });
        assertThat(mistakes).anySatisfy(m -> {
            assertThat(m.pointer()).isEqualTo("/limits/maxBlockBytes");
            assertThat(List.of(m.line(), m.column())).containsExactly(4, 22);
        });
        assertThat(mistakes).anySatisfy(m -> {
            assertThat(m.message()).contains("'minFee' is missing");
            assertThat(List.of(m.line(), m.column())).containsExactly(3, 13);
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "`` | the file is empty | 1",
        "`{` | not JSON at line 1 | 1",
        "`{\n\"a\": tru}` | not JSON at line 2 | 2",
        "`{} {}` | something after the end | 1",
        "`[]` | must be an object | 1",
        "`null` | must be an object | 1",
        "`{\"a\":[[[[[[[[[[1]]]]]]]]]]}` | not JSON | 1",
    })
    void whatIsNoObjectIsRefused(String json, String message, int line) {
        assertThat(lint(json.replace("\\n", "\n")).mistakes()).anySatisfy(mistake -> {
            assertThat(mistake.message()).contains(message);
            assertThat(mistake.line()).isEqualTo(line);
        });
    }

    private static GenesisLint lint(String json) {
        return GenesisLint.of(json.getBytes(StandardCharsets.UTF_8), NOW);
    }

    /** The sound file with a mistake; names of sample values stand for them. */
    private static String replaced(String part, String wrong) {
        String what = named(part);
        assertThat(SOUND).contains(what);
        return SOUND.replaceFirst(Pattern.quote(what), Matcher.quoteReplacement(named(wrong)));
    }

    private static String named(String text) {
        String all = text == null ? "" : text;
        for (int i = 0; i < 5; i++) {
            all = all.replace("KEY" + i, SampleGenesis.key(i).hex())
                    .replace("ADDRESS" + i, SampleGenesis.FORMAT.format(SampleGenesis.address(i)));
        }
        String address = SampleGenesis.FORMAT.format(SampleGenesis.address(2));
        return all.replace("OTHER", AddressFormat.PRODUCTION.format(SampleGenesis.address(2)))
                .replace("TYPO", address.substring(0, 10) + (address.charAt(10) == 'q' ? 'p' : 'q')
                        + address.substring(11))
                .replace("LONG", "ä".repeat(33));
    }

    private static int endOfValue(int start) {
        int depth = 0;
        int at = start;
        do {
            char c = SOUND.charAt(at++);
            depth += c == '{' || c == '[' ? 1 : c == '}' || c == ']' ? -1 : 0;
        } while (depth > 0);
        return at;
    }
}
