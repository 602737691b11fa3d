package org.mokkachain.types.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.mokkachain.types.value.PublicKey;

class AccountAddressTest {

    @Test
    void theAddressIsTheBeginningOfTheDomainSeparatedHashOfTheKey() {
        byte[] key = new byte[PublicKey.LENGTH];
        byte[] domain = "\u000fMOKKA/1/address".getBytes(StandardCharsets.US_ASCII);
        assertThat(Sha256.hash(domain, key).hex()).startsWith(AccountAddress.of(PublicKey.of(key)).hex());
    }
}
