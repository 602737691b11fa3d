package org.mokkachain.node.invitation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.mokkachain.p2p.transport.PeerAddress;
import org.mokkachain.types.genesis.DevelopmentKeys;
import org.mokkachain.types.value.Hash;

class InvitationTest {
    private static final Hash GENESIS =
            Hash.fromHex("102a3a54e1b5c0d4477c1f1f3a1f6c5b6a3f9d8e7c6b5a493827160504030201");
    private static final Invitation INVITATION = new Invitation("devnet", GENESIS, 3, 77, List.of(
            new PeerAddress(DevelopmentKeys.publicKey("validator-0"), "127.0.0.1", 9100),
            new PeerAddress(DevelopmentKeys.publicKey("validator-1"), "north.example", 65_535),
            new PeerAddress(DevelopmentKeys.publicKey("validator-2"), "2001:db8::1", 1)));

    @Test
    void whatIsWrittenIsReadAgain() {
        assertThat(Invitation.parse(INVITATION.text())).isEqualTo(INVITATION);
        assertThat(INVITATION.text()).matches("mokkainvite1[a-z2-7]+");
        for (int i = 1; i <= Invitation.MAX_PEERS; i++) {
            Invitation other = new Invitation("n".repeat(i), GENESIS, i, i, INVITATION.peers().subList(0, i % 3 + 1));
            assertThat(Invitation.parse(other.text())).isEqualTo(other);
        }
    }

    @Test
    void blanksAndLineBreaksOfMailProgramsDoNotMatter() {
        String text = INVITATION.text();
        assertThat(Invitation.parse(" " + text.substring(0, 70) + "\r\n  " + text.substring(70) + "\n"))
                .isEqualTo(INVITATION);
    }

    @Test
    void everyChangedCharacterIsNoticed() {
        String text = INVITATION.text();
        for (int at = 0; at < text.length(); at++) {
            for (char other : "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ-_=+/.:é".toCharArray()) {
                if (other != text.charAt(at)) {
                    String wrong = text.substring(0, at) + other + text.substring(at + 1);
                    assertThatThrownBy(() -> Invitation.parse(wrong)).as(wrong)
                            .isExactlyInstanceOf(IllegalArgumentException.class);
                }
            }
        }
    }

    @Test
    void whatIsCutOffSwappedOrDoubledIsNoticed() {
        String text = INVITATION.text();
        for (int length = 0; length < text.length(); length++) {
            String cut = text.substring(0, length);
            assertThatThrownBy(() -> Invitation.parse(cut)).isExactlyInstanceOf(IllegalArgumentException.class);
            String missing = text.substring(0, length) + text.substring(length + 1);
            assertThatThrownBy(() -> Invitation.parse(missing)).as(missing)
                    .isExactlyInstanceOf(IllegalArgumentException.class);
            String doubled = text.substring(0, length + 1) + text.substring(length);
            assertThatThrownBy(() -> Invitation.parse(doubled)).isExactlyInstanceOf(IllegalArgumentException.class);
        }
        for (int at = 0; at < text.length() - 1; at++) {
            String swapped = text.substring(0, at) + text.charAt(at + 1) + text.charAt(at) + text.substring(at + 2);
            if (!swapped.equals(text)) {
                assertThatThrownBy(() -> Invitation.parse(swapped))
                        .isExactlyInstanceOf(IllegalArgumentException.class);
            }
        }
    }

    @Test
    void whatIsWrongIsSaid() {
        String text = INVITATION.text();
        assertThatIllegalArgumentException().isThrownBy(() -> Invitation.parse("hello"))
                .withMessage("this is no invitation: it should begin with mokkainvite1");
        assertThatIllegalArgumentException().isThrownBy(() -> Invitation.parse("mokkainvite2" + text.substring(12)))
                .withMessageContaining("of another version of this program");
        assertThatIllegalArgumentException().isThrownBy(() -> Invitation.parse(text.substring(0, text.length() - 9)))
                .withMessage("the invitation is damaged: it has " + (text.length() - 9)
                        + " characters, and should have " + text.length() + " as it begins");
        assertThatIllegalArgumentException().isThrownBy(() -> Invitation.parse(text.toUpperCase(Locale.ROOT)))
                .withMessageContaining("damaged");
    }

    @Test
    void noTextThrowsAnythingElse() {
        long seed = 7;
        Random random = new Random(seed);
        for (int i = 0; i < 20_000; i++) {
            byte[] bytes = new byte[random.nextInt(80)];
            random.nextBytes(bytes);
            String text = (random.nextBoolean() ? "mokkainvite1" : "") + (random.nextBoolean()
                    ? Base32.encode(bytes)
                    : new String(bytes, StandardCharsets.ISO_8859_1));
            assertThatThrownBy(() -> Invitation.parse(text)).as("seed %s: %s", seed, text)
                    .isExactlyInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void base32IsThatOfTheStandard() {
        assertThat(Base32.encode("foobar".getBytes(StandardCharsets.US_ASCII))).isEqualTo("mzxw6ytboi");
        assertThat(Base32.encode("fooba".getBytes(StandardCharsets.US_ASCII))).isEqualTo("mzxw6ytb");
        Random random = new Random(1);
        IntStream.range(0, 100).forEach(length -> {
            byte[] bytes = new byte[length];
            random.nextBytes(bytes);
            assertThat(Base32.decode(Base32.encode(bytes))).isEqualTo(bytes);
            assertThat(Base32.encode(bytes)).hasSize(Base32.length(length));
        });
    }
}
