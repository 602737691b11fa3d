package org.mokkachain.types.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mokkachain.types.value.Bytes;

/** The test vectors of BIP-350. */
class Bech32mTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "A1LQFN3A",
                "a1lqfn3a",
                "an83characterlonghumanreadablepartthatcontainsthetheexcludedcharactersbioandnumber11sg7hg6",
                "abcdef1l7aum6echk45nj3s0wdvt2fg8x9yrzpqzd3ryx",
                "11llllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllludsr8",
                "split1checkupstagehandshakeupstreamerranterredcaperredlc445v",
                "?1v759aa"
            })
    void aValidTextIsReadAndWrittenBack(String text) {
        assertThat(Bech32m.decode(text).encode()).isEqualTo(text.toLowerCase(Locale.ROOT));
    }

    @ParameterizedTest
    @CsvSource({
        "' 1xj0phk', cannot occur",
        "'\u007f1g6xzxy', cannot occur",
        "'\u00801vctc34', cannot occur",
        "an84characterslonghumanreadablepartthatcontainsthetheexcludedcharactersbioandnumber11d6pts4, longer than 90",
        "qyrz8wqd2c9m, no '1'",
        "1qyrz8wqd2c9m, before the '1' is missing",
        "y1b0jsk6g, character 3 ('b') cannot occur",
        "lt1igcx5c0, character 4 ('i') cannot occur",
        "in1muywd, too short",
        "mm1crxm3i, character 9 ('i') cannot occur",
        "au1s5cgom, character 8 ('o') cannot occur",
        "M1VUXWEZ, checksum does not match",
        "16plkw9, before the '1' is missing",
        "1p2gdwpf, before the '1' is missing",
        "tb1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vq47Zagq, mixed",
        "bc1p38j9r5y49hruaue7wxjce0updqjuyyx0kh56v8s25huc6995vvpql3jow4, character 60 ('o') cannot occur",
        "bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqh2y7hd, checksum does not match",
        "tb1z0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqglt7rf, checksum does not match",
        "BC1S0XLXVLHEMJA6C4DQV22UAPCTQUPFHLXM9H8Z3K2E72Q4K9HCZ7VQ54WELL, checksum does not match"
    })
    void anInvalidTextIsRefusedWithTheReason(String text, String reason) {
        assertThatThrownBy(() -> Bech32m.decode(text))
                .isInstanceOf(AddressException.class)
                .hasMessageContaining(reason);
    }

    /** The segregated witness addresses: a version group, then the program. Version 0 is Bech32, not Bech32m. */
    @ParameterizedTest
    @CsvSource({
        "bc1pw508d6qejxtdg4y5r3zarvary0c5xw7kw508d6qejxtdg4y5r3zarvary0c5xw7kt5nd6y, 1,"
                + "751e76e8199196d454941c45d1b3a323f1433bd6751e76e8199196d454941c45d1b3a323f1433bd6",
        "BC1SW50QGDZ25J, 16, 751e",
        "bc1zw508d6qejxtdg4y5r3zarvaryvaxxpcs, 2, 751e76e8199196d454941c45d1b3a323",
        "tb1pqqqqp399et2xygdj5xreqhjjvcmzhxw4aywxecjdzew6hylgvsesf3hn0c, 1,"
                + "000000c4a5cad46221b2a187905e5266362b99d5e91c6ce24d165dab93e86433",
        "bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0, 1,"
                + "79be667ef9dcbbac55a06295ce870b07029bfcdb2dce28d959f2815b16f81798"
    })
    void theBytesBehindTheGroupsAreTheOnesOfTheVector(String text, int version, String program) {
        Bech32m decoded = Bech32m.decode(text);
        Bytes groups = decoded.groups();

        byte[] bytes = new Bech32m(decoded.prefix(), groups.slice(1, groups.length())).toBytes();

        assertThat(groups.toBytes()[0]).isEqualTo((byte) version);
        assertThat(Bytes.of(bytes).hex()).isEqualTo(program);
        assertThat(Bech32m.toGroups(bytes)).isEqualTo(groups.slice(1, groups.length()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "BC1QW508D6QEJXTDG4Y5R3ZARVARY0C5XW7KV8F3T4",
                "tb1qrp33g0q5c5txsp9arysrx4k6zdkfs4nce4xj0gdcccefvpysxf3q0sl5k7",
                "tb1qqqqqp399et2xygdj5xreqhjjvcmzhxw4aywxecjdzew6hylgvsesrxh6hy"
            })
    void theOlderChecksumOfBech32IsRefused(String text) {
        assertThatThrownBy(() -> Bech32m.decode(text)).hasMessageContaining("checksum does not match");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7v07qwwzcrf",
                "tb1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vpggkg4j"
            })
    void paddingThatIsNotZeroOrTooLongIsRefused(String text) {
        Bech32m decoded = Bech32m.decode(text);
        Bytes groups = decoded.groups();
        Bech32m program = new Bech32m(decoded.prefix(), groups.slice(1, groups.length()));

        assertThatThrownBy(program::toBytes).hasMessageContaining("whole byte");
    }
}
