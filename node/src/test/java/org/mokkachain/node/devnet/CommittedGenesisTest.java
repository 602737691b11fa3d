package org.mokkachain.node.devnet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.mokkachain.api.genesis.GenesisWriter;
import org.mokkachain.types.certificate.CrashModel;
import org.mokkachain.types.genesis.DevelopmentKeys;
import org.mokkachain.types.genesis.Genesis;

class CommittedGenesisTest {
    /** After a wanted change: {@code ./mokka genesis create --development 4} in an empty place, and commit it. */
    @Test
    void theCommittedGenesisIsThatOfTheDevelopmentNetwork() throws IOException {
        Genesis genesis = DevelopmentGenesis.of(4, CrashModel.BFT);
        assertThat(Files.readString(Path.of("../genesis.json")))
                .isEqualTo(new String(GenesisWriter.write(genesis), StandardCharsets.UTF_8));
    }

    @Test
    void everySizeAndModelHasItsOwnNetworkOnWhichTheKeysAreAllowed() {
        for (int size = 1; size <= DevelopmentGenesis.MAX_VALIDATORS; size++) {
            Genesis bft = DevelopmentGenesis.of(size, CrashModel.BFT);
            Genesis cft = DevelopmentGenesis.of(size, CrashModel.CFT);
            assertThat(DevelopmentKeys.areAllowedOn(bft)).isTrue();
            assertThat(bft.hash()).isNotEqualTo(cft.hash());
            assertThat(bft.network()).isNotEqualTo(cft.network());
            assertThat(bft.validators().size()).isEqualTo(size);
            assertThat(bft.accounts()).hasSizeGreaterThanOrEqualTo(Math.max(4, size));
        }
    }
}
