package org.mokkachain.types.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.Provider;
import java.security.Security;
import java.util.Random;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class NativeCryptoTest {
    private static final String AES_GCM = "AES/GCM/NoPadding";

    private final Random random = new Random(1);

    @BeforeEach
    void register() {
        assumeThat(NativeCrypto.register()).as("native provider").isTrue();
    }

    @AfterEach
    void unregister() {
        Security.removeProvider("MokkaNative");
        Sha256.chooseAgain();
    }

    @Test
    void itHashesLikeTheJdk() throws GeneralSecurityException {
        MessageDigest jdk = MessageDigest.getInstance("SHA-256", "SUN");

        for (int length = 0; length < 300; length++) {
            byte[] data = someBytes(length);
            assertThat(Sha256.hash(data).toBytes()).isEqualTo(jdk.digest(data));
        }
    }

    @Test
    void aHashInPiecesIsThatOfTheWhole() {
        byte[] data = someBytes(5_000);
        Sha256.Hasher hasher = Sha256.hasher();

        for (int at = 0; at < data.length; ) {
            int length = Math.min(random.nextInt(200), data.length - at);
            hasher.update(data, at, length);
            at += length;
        }

        assertThat(hasher.finish()).isEqualTo(Sha256.hash(data));
    }

    @Test
    void itEncryptsWhatTheJdkDecryptsAndTheOtherWayRound() throws GeneralSecurityException {
        assertThat(Cipher.getInstance(AES_GCM).getProvider().getName()).isEqualTo("MokkaNative");
        Provider jdk = Security.getProvider("SunJCE");
        Provider own = Security.getProvider("MokkaNative");

        for (int length : new int[] {0, 1, 16, 1_000, 16_384}) {
            byte[] data = someBytes(length);
            assertThat(crypt(Cipher.DECRYPT_MODE, jdk, crypt(Cipher.ENCRYPT_MODE, own, data))).isEqualTo(data);
            assertThat(crypt(Cipher.DECRYPT_MODE, own, crypt(Cipher.ENCRYPT_MODE, jdk, data))).isEqualTo(data);
        }
    }

    @Test
    void whatWasChangedOnTheWayIsRefused() throws GeneralSecurityException {
        Provider own = Security.getProvider("MokkaNative");
        byte[] sealed = crypt(Cipher.ENCRYPT_MODE, own, someBytes(100));
        sealed[50] ^= 1;

        assertThatThrownBy(() -> crypt(Cipher.DECRYPT_MODE, own, sealed)).isInstanceOf(AEADBadTagException.class);
    }

    @Test
    void nothingElseChangesItsProvider() throws GeneralSecurityException {
        assertThat(Security.getProvider("MokkaNative").getServices()).extracting(Provider.Service::getAlgorithm)
                .containsExactlyInAnyOrder("SHA-256", AES_GCM);
        assertThat(MessageDigest.getInstance("SHA-256").getProvider().getName()).isEqualTo("MokkaNative");
        assertThat(MessageDigest.getInstance("SHA-512").getProvider().getName()).isEqualTo("SUN");
    }

    /** As the JDK's TLS calls it: from buffer to buffer, with additional data. */
    private static byte[] crypt(int mode, Provider provider, byte[] input) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance(AES_GCM, provider);
        cipher.init(mode, new SecretKeySpec(new byte[16], "AES"), new GCMParameterSpec(128, new byte[12]));
        cipher.updateAAD(new byte[] {23, 3, 3});
        ByteBuffer output = ByteBuffer.allocate(cipher.getOutputSize(input.length));
        cipher.doFinal(ByteBuffer.wrap(input), output);
        output.flip();
        byte[] result = new byte[output.remaining()];
        output.get(result);
        return result;
    }

    private byte[] someBytes(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }
}
