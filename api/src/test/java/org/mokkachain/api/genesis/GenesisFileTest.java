package org.mokkachain.api.genesis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mokkachain.types.address.AddressFormat;
import org.mokkachain.types.certificate.CrashModel;
import org.mokkachain.types.certificate.Validator;
import org.mokkachain.types.certificate.ValidatorSet;
import org.mokkachain.types.genesis.Genesis;
import org.mokkachain.types.genesis.GenesisAccount;
import org.mokkachain.types.genesis.GenesisGovernance;
import org.mokkachain.types.genesis.Limits;
import org.mokkachain.types.genesis.Timing;
import org.mokkachain.types.governance.AccountSubject;
import org.mokkachain.types.governance.NodeSubject;
import org.mokkachain.types.governance.Permission;
import org.mokkachain.types.governance.SetPermission;
import org.mokkachain.types.value.Address;
import org.mokkachain.types.value.Amount;
import org.mokkachain.types.value.PublicKey;

class GenesisFileTest {
    private static final AddressFormat FORMAT = AddressFormat.DEVELOPMENT;
    private static final Genesis GENESIS = genesis(4, Timing.LAN);

    @Test
    void whatIsWrittenIsReadBack() throws GenesisFormatException {
        Timing own = new Timing(50, 250, 300, 900, 10_000, 600_000, 7_000);
        for (Timing timing : List.of(Timing.LAN, Timing.WAN, own)) {
            Genesis genesis = genesis(3, timing);
            byte[] json = GenesisWriter.write(genesis);
            assertThat(GenesisReader.read(json)).isEqualTo(genesis);
            assertThat(GenesisReader.read(json).hash()).isEqualTo(genesis.hash());
            assertThat(GenesisWriter.write(GenesisReader.read(json))).isEqualTo(json);
        }
    }

    @Test
    void permissionsAreReadBackInWhateverOrderTheyWereGiven() throws GenesisFormatException {
        GenesisGovernance governance = GenesisGovernance.sorting(500, true, true, List.of(
                new SetPermission(new NodeSubject(GENESIS.validators().get(1).key()), Permission.ALLOWED),
                new SetPermission(new AccountSubject(address(2)), Permission.ALLOWED),
                new SetPermission(new AccountSubject(address(1)), Permission.DENIED)));
        Genesis genesis = new Genesis(GENESIS.network(), GENESIS.addressPrefix(), GENESIS.timestampMs(),
                GENESIS.crashModel(), GENESIS.timing(), GENESIS.limits(), GENESIS.validators(),
                GENESIS.validatorHosts(), GENESIS.accounts(), governance);

        assertThat(GenesisReader.read(GenesisWriter.write(genesis))).isEqualTo(genesis);
    }

    @Test
    void aNetworkThatSaysNothingOfPermissionsIsOpen() throws GenesisFormatException {
        String json = text(GENESIS);
        String without = json.substring(0, json.indexOf(",\n  \"proposalLifetime\"")) + "\n}\n";

        assertThat(GenesisReader.read(without.getBytes(StandardCharsets.UTF_8))).isEqualTo(GENESIS);
    }

    @Test
    void theFileIsForPeople() {
        assertThat(text(genesis(1, Timing.LAN))).startsWith("""
                {
                  "network": "test",
                  "addressPrefix": "tmok",
                  "createdAt": "2026-11-20T00:00:00Z",
                  "crashModel": "bft",
                  "timing": "lan",
                  "limits": {
                    "maxBlockBytes": 1048576,
                    "maxBlockTransactions": 5000,
                    "maxTransactionBytes": 32768,
                    "minFee": "0.001 MOKKA"
                  },
                  "validators": [
                    {
                      "name": "validator-0",
                      "publicKey": "0a00000000000000000000000000000000000000000000000000000000000000",
                """);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "`\"network\": \"test\"` | `\"netwrok\": \"test\"` | `/netwrok` | did you mean 'network'?",
        "`\"network\": \"test\"` | `\"x\": 1` | `` | 'network' is missing",
        "`\"network\": \"test\"` | `\"network\": 5` | `/network` | must be a text",
        "`\"network\": \"test\"` | `\"network\": \"\"` | `/network` | must have 1 to 64 bytes",
        "`\"network\": \"test\"` | `\"network\": \"a\", \"network\": \"b\"` | `/network` | is given twice",
        "`\"tmok\"` | `\"TMOK\"` | `/addressPrefix` | lower-case",
        "`\"tmok\"` | `\"mok\"` | `/validators/0/operator` | is not an address of this network",
        "`2026-11-20T00:00:00Z` | `20.11.2026` | `/createdAt` | not a time in UTC",
        "`2026-11-20T00:00:00Z` | `1969-11-20T00:00:00Z` | `/createdAt` | after 1970",
        "`2026-11-20T00:00:00Z` | `+1000000000-12-31T23:59:59.999999999Z` | `/createdAt` | UTC",
        "`\"bft\"` | `\"raft\"` | `/crashModel` | must be bft",
        "`\"lan\"` | `\"moon\"` | `/timing` | there is no timing 'moon'",
        "`\"lan\"` | `7` | `/timing` | must be an object",
        "`\"lan\"` | `{\"heartbeatMs\": 50}` | `/timing` | 'electionMs' is missing",
        "`1048576` | `-1` | `/limits/maxBlockBytes` | whole number",
        "`1048576` | `1.5` | `/limits/maxBlockBytes` | whole number",
        "`1048576` | `\"1048576\"` | `/limits/maxBlockBytes` | whole number",
        "`1048576` | `99999999999999999999` | `/limits/maxBlockBytes` | whole number",
        "`1048576` | `1` | `/limits/maxBlockBytes` | must be 65536 to",
        "`0.001 MOKKA` | `0.0000001 MOKKA` | `/limits/minFee` | MOKKA has 6 decimals",
        "`validator-1` | `validator-0` | `/validators/1/name` | the same as at /validators/0/name",
        "`0b00` | `0a00` | `/validators/1/publicKey` | the same as at /validators/0/publicKey",
        "`0b00` | `zz00` | `/validators/1/publicKey` | not a public key in hex",
        "`0b00` | `` | `/validators/1/publicKey` | 64 hex digits",
        "`10.0.0.2:9100` | `10.0.0.2` | `/validators/1/host` | is not host:port",
        "`10.0.0.2:9100` | `10.0.0.2:99999` | `/validators/1/host` | is not host:port",
        "`\"accounts\": [` | `\"accounts\": [ 7,` | `/accounts/0` | must be an object",
        "`\"accounts\": [` | `\"a~/b\": [` | `/a~0~1b` | there is no field 'a~/b'",
        "`1000 MOKKA` | `1000 GOLD` | `/accounts/0/balance` | the amount is in GOLD",
        "`1000 MOKKA` | `1,000 MOKKA` | `/accounts/0/balance` | ',' at character 2",
        "`1000 MOKKA` | `9223372036854 MOKKA` | `` | overflow",
        "`\"open\"` | `\"closed\"` | `/permissions/accounts/mode` | must be open",
        "`\"allow\": []` | `\"allow\": [\"x\"]` | `/permissions/accounts/allow/0` | tmok1",
        "`\"allow\": []` | `\"allow\": 7` | `/permissions/accounts/allow` | must be a list",
        "`\"allow\": []` | `\"alow\": []` | `/permissions/accounts/alow` | did you mean 'allow'?",
        "`\"proposalLifetime\": 100000` | `\"proposalLifetime\": 1` | `/proposalLifetime` | must be 10 to",
    })
    void aMistakeIsNamedWithItsPlaceAndARemedy(String part, String wrong, String pointer, String message) {
        String json = text(GENESIS);
        assertThat(json).contains(part);
        List<GenesisMistake> mistakes = mistakesOf(json.replaceFirst(
                Pattern.quote(part), Matcher.quoteReplacement(wrong)));
        assertThat(mistakes).anySatisfy(mistake -> {
            assertThat(mistake.pointer()).isEqualTo(pointer);
            assertThat(mistake.message() + mistake.remedy()).contains(message);
            assertThat(mistake.remedy()).isNotBlank();
        });
    }

    @Test
    void oneWrongCharacterInAnAddressIsFound() {
        String address = FORMAT.format(GENESIS.accounts().getFirst().address());
        String typo = address.substring(0, 10) + (address.charAt(10) == 'q' ? 'p' : 'q') + address.substring(11);
        assertThat(mistakesOf(text(GENESIS).replace(address, typo)))
                .anySatisfy(mistake -> assertThat(mistake.message()).contains("checksum"));
    }

    @Test
    void manyMistakesAreFoundAtOnce() {
        String json = text(GENESIS)
                .replace("\"bft\"", "\"x\"")
                .replace("1048576", "-1")
                .replace("validator-1", "")
                .replace("\"label\"", "\"lable\"");
        assertThat(mistakesOf(json)).extracting(GenesisMistake::pointer)
                .contains("/crashModel", "/limits/maxBlockBytes", "/validators/1/name", "/accounts/0/lable",
                        "/accounts/1/lable");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "`` | the file is empty",
        "`{` | not JSON at line 1",
        "`{} {}` | something after the end",
        "`[]` | must be an object",
        "`null` | must be an object",
        "`{\"a\":[[[[[[[[[[1]]]]]]]]]]}` | not JSON",
    })
    void whatIsNoObjectIsRefused(String json, String message) {
        assertThat(mistakesOf(json)).anySatisfy(mistake -> assertThat(mistake.message()).contains(message));
    }

    @Test
    void differencesAreNamedByPlace() {
        assertThat(GenesisDiff.between(GENESIS, GENESIS)).isEmpty();
        assertThat(GenesisDiff.between(GENESIS, genesis(3, Timing.WAN)))
                .extracting(GenesisDiff.Difference::pointer)
                .contains("/timing", "/validators/3");
        assertThat(GenesisDiff.between(GENESIS, genesis(4, Timing.WAN)))
                .containsExactly(new GenesisDiff.Difference("/timing", "\"lan\"", "\"wan\""));
    }

    @Test
    void lintWarnsOfWhatIsProbablyNotMeant() {
        assertThat(GenesisLint.warnings(GENESIS)).isEmpty();
        assertThat(GenesisLint.warnings(genesis(3, Timing.LAN)))
                .singleElement()
                .satisfies(w -> assertThat(w.message()).contains("no faulty one is tolerated"));
        assertThat(GenesisLint.warnings(genesis(1, Timing.LAN)))
                .singleElement()
                .satisfies(w -> assertThat(w.message()).contains("stops as soon as one is away"));
    }

    private static List<GenesisMistake> mistakesOf(String json) {
        GenesisFormatException[] caught = new GenesisFormatException[1];
        assertThatThrownBy(() -> GenesisReader.read(json.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOfSatisfying(GenesisFormatException.class, e -> caught[0] = e);
        return caught[0].mistakes();
    }

    private static String text(Genesis genesis) {
        return new String(GenesisWriter.write(genesis), StandardCharsets.UTF_8);
    }

    static Genesis genesis(int validators, Timing timing) {
        List<Validator> members = IntStream.range(0, validators)
                .mapToObj(i -> new Validator("validator-" + i, PublicKey.of(bytes(32, 10 + i)), address(i)))
                .toList();
        return new Genesis(
                "test",
                FORMAT.hrp(),
                1_795_132_800_000L,
                CrashModel.BFT,
                timing,
                Limits.DEFAULT,
                new ValidatorSet(members),
                IntStream.range(0, validators).mapToObj(i -> "10.0.0." + (i + 1) + ":9100").toList(),
                IntStream.range(0, 5)
                        .mapToObj(i -> new GenesisAccount("account " + i, address(i), Amount.of(1_000_000_000L)))
                        .toList());
    }

    private static Address address(int i) {
        return Address.of(bytes(20, 100 + i));
    }

    private static byte[] bytes(int length, int first) {
        byte[] bytes = new byte[length];
        bytes[0] = (byte) first;
        return bytes;
    }
}
