package org.mokkachain.types.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.mokkachain.types.value.Address;
import org.mokkachain.types.value.Bytes;

class AddressFormatTest {
    private static final String ALPHABET = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";
    private static final AddressFormat FORMAT = AddressFormat.DEVELOPMENT;
    private static final Address ADDRESS = Address.fromHex("000102030405060708090a0b0c0d0e0f10111213");
    private static final String TEXT = FORMAT.format(ADDRESS);

    @Test
    void anAddressComesBackFromItsText() {
        Random random = new Random(1);
        for (int i = 0; i < 1_000; i++) {
            byte[] bytes = new byte[Address.LENGTH];
            random.nextBytes(bytes);
            Address address = Address.of(bytes);
            assertThat(FORMAT.parse(FORMAT.format(address))).isEqualTo(address);
        }
    }

    @Test
    void theTextIsPinned() {
        assertThat(TEXT).isEqualTo("tmok1qqqsyqcyq5rqwzqfpg9scrgwpugpzysnduqss6").hasSize(43);
        assertThat(AddressFormat.PRODUCTION.format(ADDRESS)).startsWith("mok1").hasSize(42);
    }

    @Test
    void upperCaseIsTheSameAddressAndMixedCaseNone() {
        assertThat(FORMAT.parse(TEXT.toUpperCase(Locale.ROOT))).isEqualTo(ADDRESS);
        assertThatThrownBy(() -> FORMAT.parse("T" + TEXT.substring(1))).hasMessageContaining("mixed");
    }

    @Test
    void anAddressOfAnotherNetworkIsRefusedNamingBothNetworks() {
        assertThatThrownBy(() -> FORMAT.parse(AddressFormat.PRODUCTION.format(ADDRESS)))
                .isInstanceOf(AddressException.class)
                .hasMessageContaining("a production network ('mok')")
                .hasMessageContaining("a development network ('tmok')");
        assertThatThrownBy(() -> FORMAT.parse(new AddressFormat("other").format(ADDRESS)))
                .hasMessageContaining("'other'")
                .hasMessageContaining("'tmok'");
    }

    @Test
    void oneWrongCharacterIsPointedOut() {
        char wrong = TEXT.charAt(20) == 'q' ? 'p' : 'q';
        String typo = TEXT.substring(0, 20) + wrong + TEXT.substring(21);

        assertThatThrownBy(() -> FORMAT.parse(typo)).hasMessageContaining("probably character 21 ('" + wrong + "')");
    }

    @Test
    void aTextOfAnotherLengthIsRefusedWithTheRightLength() {
        assertThatThrownBy(() -> FORMAT.parse(TEXT.substring(0, 40)))
                .hasMessageContaining("checksum does not match")
                .hasMessageContaining("has 43 characters, this text 40");
        String longer = new Bech32m("tmok", Bech32m.toGroups(new byte[32])).encode();
        assertThatThrownBy(() -> FORMAT.parse(longer)).hasMessageContaining("32 bytes instead of 20");
        assertThatThrownBy(() -> FORMAT.parse("")).hasMessageContaining("no '1'");
    }

    @Test
    void dataThatDoesNotEndAtAByteIsRefused() {
        String text = new Bech32m("tmok", Bytes.of(new byte[33])).encode();

        assertThatThrownBy(() -> FORMAT.parse(text)).hasMessageContaining("whole byte");
    }

    @Test
    void anyOneToFourSubstitutedCharactersAreDetected() {
        long seed = 350;
        Random random = new Random(seed);
        for (int i = 0; i < 5_000; i++) {
            String changed = substitute(TEXT, 1 + random.nextInt(4), random);
            assertThatThrownBy(() -> FORMAT.parse(changed))
                    .as("seed %d, round %d: %s", seed, i, changed)
                    .isInstanceOf(AddressException.class);
        }
    }

    @Test
    void aPrefixThatCouldBeMisreadIsRefused() {
        for (String prefix : new String[] {"", "Mok", "1a", "mo k", "m".repeat(21), "mök"}) {
            assertThatThrownBy(() -> new AddressFormat(prefix)).hasMessageContaining("prefix of a network's addresses");
        }
    }

    private static String substitute(String text, int count, Random random) {
        StringBuilder changed = new StringBuilder(text);
        int start = text.indexOf('1') + 1;
        int done = 0;
        while (done < count) {
            int position = start + random.nextInt(text.length() - start);
            char other = ALPHABET.charAt(random.nextInt(ALPHABET.length()));
            if (changed.charAt(position) == text.charAt(position) && other != text.charAt(position)) {
                changed.setCharAt(position, other);
                done++;
            }
        }
        return changed.toString();
    }
}
