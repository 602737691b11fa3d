package org.mokkachain.consensus.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.mokkachain.consensus.epoch.Epoch;
import org.mokkachain.consensus.log.DurableState;
import org.mokkachain.consensus.log.LogRecord;
import org.mokkachain.consensus.message.MessageVerifier;
import org.mokkachain.consensus.message.SignatureCache;
import org.mokkachain.consensus.setup.Identity;
import org.mokkachain.consensus.setup.LedgerState;
import org.mokkachain.consensus.setup.Settings;
import org.mokkachain.types.block.Header;
import org.mokkachain.types.certificate.CrashModel;
import org.mokkachain.types.certificate.Validator;
import org.mokkachain.types.certificate.ValidatorSet;
import org.mokkachain.types.crypto.Ed25519;
import org.mokkachain.types.crypto.PrivateKey;
import org.mokkachain.types.crypto.Sha256;
import org.mokkachain.types.crypto.SignatureScheme;
import org.mokkachain.types.crypto.Signer;
import org.mokkachain.types.value.Address;
import org.mokkachain.types.value.Hash;

class ReplicatedMapTest {
    @Test
    void fourMapsHoldTheSameEntries() {
        SignatureScheme ed25519 = Ed25519.preferred();
        List<Signer> signers = new ArrayList<>();
        List<Validator> validators = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            Signer signer = ed25519.signer(PrivateKey.of(Sha256.hash(new byte[] {(byte) i}).toBytes()));
            signers.add(signer);
            validators.add(new Validator("v" + i, signer.publicKey(), Address.of(new byte[20])));
        }
        ValidatorSet set = new ValidatorSet(validators);
        Hash chain = Sha256.hash(new byte[] {42});
        Hash zero = Hash.ZERO;
        Header genesis = new Header(
                1, chain, 0, 0, 0, 0, zero, zero, zero, zero, zero, set.hash(), set.hash(), 0, 0, 0);
        Epoch epoch = Epoch.startingAt(chain, CrashModel.BFT, 0, 0, genesis.hash(), set);
        InMemoryNetwork network = new InMemoryNetwork(
                new MessageVerifier(epoch, Settings.lan().proof(), new SignatureCache(ed25519.verifier())));

        List<ReplicatedMap> maps = new ArrayList<>();
        for (Signer signer : signers) {
            DurableState log = DurableState.replay(List.of(new LogRecord.Born(chain, signer.publicKey())));
            LedgerState ledger = new LedgerState(zero, genesis, epoch);
            ReplicatedMap map = new ReplicatedMap(network, Identity.of(signer), ledger, log);
            network.join(signer.publicKey(), map);
            maps.add(map);
        }
        network.start();
        network.runFor(500);
        for (String entry : List.of("coffee=mokka", "tea=green", "coffee=espresso")) {
            maps.forEach(map -> map.learn(entry));
            network.runFor(20);
        }
        assertThat(maps).allSatisfy(map ->
                assertThat(map.entries()).isEqualTo(Map.of("coffee", "espresso", "tea", "green")));
    }
}
