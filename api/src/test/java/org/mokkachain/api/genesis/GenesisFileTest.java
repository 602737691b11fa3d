package org.mokkachain.api.genesis;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mokkachain.types.genesis.Genesis;
import org.mokkachain.types.genesis.GenesisGovernance;
import org.mokkachain.types.genesis.Timing;
import org.mokkachain.types.governance.AccountSubject;
import org.mokkachain.types.governance.NodeSubject;
import org.mokkachain.types.governance.Permission;
import org.mokkachain.types.governance.SetPermission;

class GenesisFileTest {
    private static final Genesis GENESIS = SampleGenesis.of(4, Timing.LAN);

    @Test
    void whatIsWrittenIsReadBack() throws GenesisFormatException {
        Timing own = new Timing(50, 250, 300, 900, 10_000, 600_000, 7_000);
        for (Timing timing : List.of(Timing.LAN, Timing.WAN, own)) {
            Genesis genesis = SampleGenesis.of(3, timing);
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
                new SetPermission(new AccountSubject(SampleGenesis.address(2)), Permission.ALLOWED),
                new SetPermission(new AccountSubject(SampleGenesis.address(1)), Permission.DENIED)));
        Genesis genesis = new Genesis(GENESIS.network(), GENESIS.addressPrefix(), GENESIS.timestampMs(),
                GENESIS.crashModel(), GENESIS.timing(), GENESIS.limits(), GENESIS.validators(),
                GENESIS.validatorHosts(), GENESIS.accounts(), governance);

        assertThat(GenesisReader.read(GenesisWriter.write(genesis))).isEqualTo(genesis);
    }

    @Test
    void aNetworkThatSaysNothingOfPermissionsIsOpen() throws GenesisFormatException {
        String json = SampleGenesis.text(GENESIS);
        String without = json.substring(0, json.indexOf(",\n  \"proposalLifetime\"")) + "\n}\n";

        assertThat(GenesisReader.read(without.getBytes(StandardCharsets.UTF_8))).isEqualTo(GENESIS);
    }

    @Test
    void theFileIsForPeople() {
        assertThat(SampleGenesis.text(SampleGenesis.of(1, Timing.LAN))).startsWith("""
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
                      "publicKey": "%s",
                """.formatted(SampleGenesis.key(0)));
    }
}
